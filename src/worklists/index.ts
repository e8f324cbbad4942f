export { AssignmentService, type BulkResult } from './assignment.service.ts';
export type { WorkItemDetail, WorkItemView } from './work-item.types.ts';
export { WorklistService } from './worklist.service.ts';
export { WorklistsModule } from './worklists.module.ts';
