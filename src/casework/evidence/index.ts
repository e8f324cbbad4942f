/** Evidence 证据. The only door to this folder. */
export { EvidenceModule } from './evidence.module.ts';
export { EvidenceService, type EvidenceView, MAX_EVIDENCE_BYTES } from './evidence.service.ts';
export type { IncomingFile } from './upload.ts';
export { EVIDENCE_KINDS, type EvidenceKind } from './evidence-kinds.ts';
