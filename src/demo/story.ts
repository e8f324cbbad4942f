import type { PartyDto } from '../casework/parties/index.ts';
import type { Channel, RegisterLeadDto } from '../casework/leads/index.ts';

/** Where a story plays; its people are in cast.ts. */
export type Bureau = 'dengfeng' | 'gongyi';

/** The lead as it came in. */
export interface Report
  extends
    Pick<RegisterLeadDto, 'summary' | 'place' | 'longitude' | 'latitude' | 'isOngoing' | 'offenceCode' | 'partyName' | 'reporter'>,
    Partial<Pick<RegisterLeadDto, 'leadClass' | 'hasRight' | 'hasPermit'>> {
  channel: Channel;
}

/** What the two verifiers found. */
export interface Finding {
  findings: string;
  rightsCheck: string;
}

/** What the investigation established; the days are filled in by the inputs of the steps. */
export interface Act {
  /** Follows the period and the party's name in one sentence. */
  deed: string;
  mineral: string;
  tonnes: number;
  yuanPerTonne: number;
  valueBasis: string;
  /** Calendar days before the lead was received on which the act began. */
  beganDaysBefore: number;
  provisionBreached: string;
  circumstances: string;
  proof: string;
}

/** Proposed and decided; yuan. */
export interface Penalty {
  fine: number;
  discretion: string;
  gains?: number;
  ore?: { what: string; value: number };
  tools?: string;
}

/** How a lead ends that becomes no case. */
export type Ending =
  | { kind: 'duplicate'; of: string; reason: string }
  | { kind: 'outside-remit'; body: string; reason: string }
  | { kind: 'untrue'; remark: string };

/** One invented matter, from its report to where it stands today. */
export interface Story {
  key: string;
  bureau: Bureau;
  /** Step of the drawing that is left open; without it the procedure has come to its end. */
  until?: string;
  /** Working days since the last step that was done; 0: today. */
  age: number;
  /** The second officer leads. */
  isSecondLead?: boolean;
  report: Report;
  party?: PartyDto;
  finding?: Finding;
  act?: Act;
  penalty?: Penalty;
  /** The party answers the notice; else the period runs out in silence. */
  defence?: { content: string; reasons: string; reducedFine: number };
  ending?: Ending;
}

export const yuan = (amount: number): number => Math.round(amount * 100);
