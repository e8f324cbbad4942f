export { BackgroundWork } from './background-work.ts';
export { MarkedProviders } from './discovery.ts';
export { type Job, JobHandler, type JobRunner, type NewJob, type Settle } from './job.ts';
export { JobQueue } from './job-queue.ts';
export { Poller, type PollerOptions, type PollerWork } from './poller.ts';
