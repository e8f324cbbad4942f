/** The body of the durable engine. The only door to this folder; steps are written against step.ts. */
export * from './step.ts';
export type { StepMeta } from '../engine/index.ts';
export * from './ports.ts';
export { ProceduresModule } from './procedures.module.ts';
export { CommandService, type CompleteAnswer, type CompleteCommand } from './command.service.ts';
export { type CompiledVersion, DefinitionRegistry, ENGINE, WORKFLOWS_DIRECTORY } from './definition-registry.ts';
export { DefinitionRepository, type ProcessVersion } from './definition.repository.ts';
export { type Incident } from './incident.repository.ts';
export { IncidentService } from './incident.service.ts';
export { LawBook } from './law-book.ts';
export { type OpenItem } from './open-item.repository.ts';
export { PortLocator } from './port-locator.ts';
export { type MessageCommand, ProcedureService, type StartCommand } from './procedure.service.ts';
export { MatterReaders, ProcedureListeners, type RegisteredStep, StepRegistry } from './registries.ts';
export { StepRules, type StepQuestion } from './step-rules.ts';
export { type OpenedItem, type StepOutcome, stepOf } from './step-runner.ts';
export { TimerPort, TimerService } from './timer.service.ts';
export { WorkItemService } from './work-item.service.ts';
