import { G_CLOSE, type ClosureFacts } from './closure.ts';
import { type CoercionTimeFacts, type CourtFacts, E18, E28, type ElectronicServiceFacts, G_COURT } from './court.ts';
import { type CrimeFacts, type CriminalDutyFacts, E25, G_CRIME } from './crime.ts';
import {
  type CollectiveDoneFacts,
  type DiscretionFacts,
  E10,
  E11,
  E8,
  E9,
  type LegalReviewDoneFacts,
  type SameActFacts,
} from './decision.ts';
import { type AggravationFacts, E16, E17, G_REVOKE, type NoticeFacts, type RevocationFacts } from './notice.ts';
import { E26, type FilingFacts, G_FILE, G_LIMIT, type ShouldFileFacts } from './filing.ts';
import type { DecisionGate, Gate, RefusalGate } from './gate.ts';
import { type CollectiveFacts, G_COLLECT, G_HEAR, G_LEGAL, type HearingFacts, type LegalReviewFacts } from './hearing.ts';
import { type CertificateShownFacts, E1, E2, E3, E4, E5, type OfficersFacts, type RecusalFacts, type SeparationFacts } from './officers.ts';
import type { LimitationFacts } from '../time/limitation.ts';

/** Every gate by its id in law.md. BPMN steps name them in `gates="…"`. */
export const GATES = {
  'G-FILE': G_FILE,
  'G-LIMIT': G_LIMIT,
  'G-HEAR': G_HEAR,
  'G-LEGAL': G_LEGAL,
  'G-COLLECT': G_COLLECT,
  'G-CRIME': G_CRIME,
  'G-REVOKE': G_REVOKE,
  'G-COURT': G_COURT,
  'G-CLOSE': G_CLOSE,
  E1,
  E2,
  E3,
  E4,
  E5,
  E8,
  E9,
  E10,
  E11,
  E16,
  E17,
  E18,
  E25,
  E26,
  E28,
} as const;
export type GateId = keyof typeof GATES;

/** What one gate needs to know. */
export interface GateFacts {
  'G-FILE': FilingFacts;
  'G-LIMIT': LimitationFacts;
  'G-HEAR': HearingFacts;
  'G-LEGAL': LegalReviewFacts;
  'G-COLLECT': CollectiveFacts;
  'G-CRIME': CrimeFacts;
  'G-REVOKE': RevocationFacts;
  'G-COURT': CourtFacts;
  'G-CLOSE': ClosureFacts;
  E1: OfficersFacts;
  E2: OfficersFacts;
  E3: CertificateShownFacts;
  E4: RecusalFacts;
  E5: SeparationFacts;
  E8: LegalReviewDoneFacts;
  E9: CollectiveDoneFacts;
  E10: DiscretionFacts;
  E11: SameActFacts;
  E16: AggravationFacts;
  E17: NoticeFacts;
  E18: CoercionTimeFacts;
  E25: CriminalDutyFacts;
  E26: ShouldFileFacts;
  E28: ElectronicServiceFacts;
}

type Intersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never;
/**
 * One flat object that can answer every gate: names mean the same in all of them. A matter's read model gives the part it knows;
 * a fact that is missing counts as not shown, so a refusing gate refuses.
 */
export type AllGateFacts = Intersection<GateFacts[GateId]>;

export const isGateId = (id: string): id is GateId => Object.hasOwn(GATES, id);

/** The gate of this id for a host that knows its facts only at run time. Throws RangeError on an unknown id. */
export function gate(id: string): Gate<Partial<AllGateFacts>> {
  if (!isGateId(id)) throw new RangeError(`no gate ${id}: see src/law/gates/registry.ts`);
  return GATES[id] as unknown as Gate<Partial<AllGateFacts>>;
}

export type { DecisionGate, Gate, RefusalGate };
