import type { Actor, Role } from '../platform/actor.ts';
import { ForbiddenError } from '../platform/errors.ts';
import type { LegalDocument } from './document.entity.ts';

const WRITERS: readonly Role[] = ['case-handler', 'intake-clerk', 'handling-unit-head', 'examiner', 'deputy-head', 'bureau-head'];
const SIGNERS: readonly Role[] = ['deputy-head', 'bureau-head'];
/** What officers may issue themselves: forms of the file, and the order to stop, filled in on site when it is urgent (law.md 3.2 row 3). */
const BY_OFFICERS = new Set(['stop-order', 'delivery-receipt']);
/** Nobody reads a case's documents for looking after the machine or for counting cases. */
const NOT_READERS: readonly Role[] = ['administrator', 'statistician'];

const holds = (actor: Actor, roles: readonly Role[]): boolean =>
  actor.kind === 'system' || actor.roles.some((role) => roles.includes(role));
const isOwn = (actor: Actor, document: LegalDocument): boolean => actor.kind === 'system' || actor.bureauCode === document.bureauCode;
const refuse = (what: string, whatEn: string, who: string): never => {
  throw new ForbiddenError('ROLE_MISSING', `您不能${what}该文书，此项由${who}办理。`, {
    messageEn: `You may not ${whatEn} this document.`,
  });
};

export function requireReader(actor: Actor): void {
  if (actor.kind === 'person' && actor.roles.every((role) => NOT_READERS.includes(role))) refuse('查看', 'read', '办案人员');
}
/** Drafting in the bureau's own file. */
export function requireWriter(actor: Actor, document: LegalDocument): void {
  if (!isOwn(actor, document) || !holds(actor, WRITERS)) refuse('修改', 'change', '本局办案人员');
}
export function requireSigner(actor: Actor, document: LegalDocument): void {
  if (!isOwn(actor, document) || !holds(actor, BY_OFFICERS.has(document.type) ? [...SIGNERS, 'case-handler'] : SIGNERS))
    refuse('签发', 'issue', '本局分管领导或者主要负责人');
}
export function requireVoider(actor: Actor, document: LegalDocument): void {
  if (!isOwn(actor, document) || !holds(actor, document.status === 'DRAFT' ? WRITERS : SIGNERS))
    refuse('作废', 'void', '本局分管领导或者主要负责人');
}
