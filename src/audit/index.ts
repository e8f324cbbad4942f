export { registerAuditActions, type ActionLabel } from './audit-actions.ts';
export { AnchorService } from './anchor.service.ts';
export { AuditModule } from './audit.module.ts';
export { AuditService, type AuditRecord } from './audit.service.ts';
export { readAnchorLines } from './anchor-file.ts';
export { verifyAuditTrail, type AuditFinding, type AuditReport } from './verify.ts';
