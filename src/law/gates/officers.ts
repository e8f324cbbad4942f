import type { LawDate } from '../dates.ts';
import { cite } from '../sources.ts';
import { refusalGate } from './gate.ts';

export interface OfficerFacts {
  id: string;
  name: string;
  certificateNumber: string | null;
  certificateValidUntil: LawDate | null;
  /** Manual, contract and temporary staff cannot hold a certificate in Henan. */
  isEstablishedStaff?: boolean;
}

export interface OfficersFacts {
  officers: readonly OfficerFacts[];
  /** Day of the act. */
  today: LawDate;
}

const isCertified = (officer: OfficerFacts, on: LawDate): boolean =>
  Boolean(officer.certificateNumber) &&
  officer.certificateValidUntil !== null &&
  officer.certificateValidUntil >= on &&
  officer.isEstablishedStaff !== false;

export const E1 = refusalGate<OfficersFacts>(
  {
    id: 'E1',
    name: { zh: '两名以上执法人员', en: 'Two certified officers' },
    citations: [cite('penalty-law', 42), cite('penalty-measures', 17), cite('coercion-law', 18), cite('criminal-transfer-rules', 5)],
    confidence: 'sourced',
  },
  ({ officers = [], today }, refuse) => {
    const valid = new Set(officers.filter((officer) => isCertified(officer, today)).map((officer) => officer.id));
    if (valid.size >= 2) return [];
    return [
      refuse({
        code: 'TOO_FEW_OFFICERS',
        field: 'officers',
        zh: `应当由两名以上具有行政执法资格的执法人员实施，现有 ${valid.size} 名。`,
        en: `At least two officers with a valid certificate are required; there are ${valid.size}.`,
        cure: '增派持有效执法证件的人员。',
      }),
    ];
  },
);

export const E2 = refusalGate<OfficersFacts>(
  {
    id: 'E2',
    name: { zh: '执法证件有效', en: 'Certificates valid' },
    citations: [cite('henan-enforcement', 20), cite('henan-enforcement', 21), cite('henan-enforcement', 24)],
    confidence: 'sourced',
  },
  ({ officers = [], today }, refuse) =>
    officers
      .filter((officer) => !isCertified(officer, today))
      .map((officer) =>
        refuse({
          code: 'CERTIFICATE_INVALID',
          field: 'officers',
          zh: officer.certificateNumber
            ? `${officer.name}的执法证件已于 ${officer.certificateValidUntil ?? '—'} 到期，不得执法。`
            : `${officer.name}没有执法证件，不得执法。`,
          en: officer.certificateNumber
            ? `The certificate of ${officer.name} expired on ${officer.certificateValidUntil ?? '—'}.`
            : `${officer.name} holds no certificate.`,
          cure: '换派持有效证件的人员，或者先办理证件。',
        }),
      ),
);

export interface CertificateShownFacts {
  isCertificateShown: boolean;
}

export const E3 = refusalGate<CertificateShownFacts>(
  {
    id: 'E3',
    name: { zh: '出示执法证件', en: 'Certificate shown first' },
    citations: [cite('penalty-law', 55), cite('penalty-measures', 17)],
    confidence: 'sourced',
  },
  ({ isCertificateShown }, refuse) =>
    isCertificateShown
      ? []
      : [
          refuse({
            code: 'CERTIFICATE_NOT_SHOWN',
            field: 'isCertificateShown',
            zh: '笔录未记明已出示执法证件；当事人有权拒绝接受调查。',
            en: 'The record does not say that certificates were shown; the party may refuse.',
            cure: '出示证件并在笔录中记明。',
          }),
        ],
);

export interface RecusalFacts {
  /** Who acts in this step. */
  actingIds: readonly string[];
  /** Who must stand aside in this matter. */
  recusedIds: readonly string[];
}

export const E4 = refusalGate<RecusalFacts>(
  {
    id: 'E4',
    name: { zh: '回避', en: 'Recusal' },
    citations: [cite('penalty-law', 43), cite('penalty-measures', 18), cite('henan-enforcement', 23)],
    confidence: 'sourced',
  },
  ({ actingIds = [], recusedIds = [] }, refuse) =>
    actingIds.some((id) => recusedIds.includes(id))
      ? [
          refuse({
            code: 'OFFICER_RECUSED',
            zh: '有人员应当回避，不得参与本案。',
            en: 'An officer must stand aside in this case.',
            cure: '更换人员；对回避有异议的由负责人决定。',
          }),
        ]
      : [],
);

export interface SeparationFacts {
  investigatorIds: readonly string[];
  hearingHostId?: string | null;
  reviewerIds?: readonly string[];
}

export const E5 = refusalGate<SeparationFacts>(
  { id: 'E5', name: { zh: '调查与听证、审核分离', en: 'Separation of duty' }, citations: [cite('penalty-law', 64)], confidence: 'sourced' },
  ({ investigatorIds = [], hearingHostId, reviewerIds }, refuse) => [
    ...(hearingHostId && investigatorIds.includes(hearingHostId)
      ? [
          refuse({
            code: 'HOST_IS_INVESTIGATOR',
            zh: '听证主持人不得是本案调查人员。',
            en: 'The host of the hearing may not be an investigator of the case.',
            cure: '指定非本案调查人员主持听证。',
          }),
        ]
      : []),
    ...((reviewerIds ?? []).some((id) => investigatorIds.includes(id))
      ? [
          refuse({
            code: 'REVIEWER_IS_INVESTIGATOR',
            zh: '审理、审核人员不应当是本案调查人员。',
            en: 'The reviewer should not be an investigator of the case.',
            cure: '指定非本案调查人员审理、审核。',
          }),
        ]
      : []),
  ],
);
