/** Legal documents: drafted from the file, numbered and issued in one transaction, printed afterwards. The only door to this folder. */
export { type Compose, type CoverOf, DocumentComposer } from './composers.ts';
export type { DocumentStatus, LegalDocument } from './document.entity.ts';
export { DocumentService } from './document.service.ts';
export { DocumentsModule } from './documents.module.ts';
export type { DossierCover } from './render/dossier.ts';
export * from './types/index.ts';
