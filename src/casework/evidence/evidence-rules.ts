import { type CalendarDate, dateOf } from '../../platform/calendar-date.ts';
import type { Problem } from '../../platform/errors.ts';
import { checkDate } from '../cases/case-rules.ts';
import { checkPosition } from '../common/coordinates.ts';
import type { EvidenceDto } from './evidence.dto.ts';
import { EVIDENCE_KINDS } from './evidence-kinds.ts';

/** Every problem of what is said about a piece of evidence. `today` is a Shanghai date. */
export function checkEvidence(input: EvidenceDto, today: CalendarDate): Problem[] {
  return [
    ...checkDate('takenOn', takenOnOf(input) ?? undefined, today),
    ...checkPosition(input.longitude, input.latitude),
    ...checkShown(input),
  ];
}

/** The day it was taken: said, or that of the instant. */
export const takenOnOf = ({ takenOn, takenAt }: Pick<EvidenceDto, 'takenOn' | 'takenAt'>): CalendarDate | null =>
  takenOn ?? (takenAt ? dateOf(new Date(takenAt)) : null);

function checkShown({ kind, certificateShown }: EvidenceDto): Problem[] {
  if (!EVIDENCE_KINDS[kind].isRecord || certificateShown) return [];
  return [
    {
      code: 'CERTIFICATES_NOT_SHOWN',
      field: 'certificateShown',
      rule: 'E3',
      article: '《行政处罚法》第五十五条',
      message: `制作“${EVIDENCE_KINDS[kind].text.zh}”应当先出示执法证件，未出示的当事人有权拒绝。`,
      messageEn: 'Certificates must be shown before a record is made.',
      cure: '请确认已出示执法证件并勾选；未出示的，应当依法重新制作。',
    },
  ];
}
