import type { LawDate } from '../dates.ts';
import { cite } from '../sources.ts';
import { refusalGate } from './gate.ts';
import { G_HEAR, type HearingFacts } from './hearing.ts';

/** What was announced and what is about to be decided. Amounts integer fen. */
export interface AggravationFacts {
  /** What the notice announced; null before a notice. */
  noticedFineFen: number | null;
  noticedConfiscationFen: number | null;
  decidedFineFen: number;
  decidedConfiscationFen: number;
  /** New facts were found and a new notice was served. */
  hasNewNotice: boolean;
}

export const E16 = refusalGate<AggravationFacts>(
  {
    id: 'E16',
    name: { zh: '不得因申辩加重处罚', en: 'A defence may not raise the penalty' },
    citations: [cite('penalty-law', 45)],
    confidence: 'sourced',
  },
  (facts, refuse) => {
    const isHeavier =
      facts.decidedFineFen > (facts.noticedFineFen ?? 0) || facts.decidedConfiscationFen > (facts.noticedConfiscationFen ?? 0);
    return isHeavier && !facts.hasNewNotice
      ? [
          refuse({
            code: 'PENALTY_RAISED',
            field: 'decidedFineFen',
            zh: '拟决定的处罚重于告知的处罚，不得因当事人陈述、申辩或者要求听证而加重。',
            en: 'The decision is heavier than the notice.',
            cure: '不超过告知的处罚；有新的事实的，重新告知后再决定。',
          }),
        ]
      : [];
  },
);

export interface NoticeFacts extends HearingFacts {
  today: LawDate;
  /** Service of the notice of the proposed penalty; null when none was served. */
  noticeServedOn: LawDate | null;
  /** Last day for statement and defence (D-11) and for a hearing (D-12). */
  defenceDueOn: LawDate | null;
  /** The notice told of the right to a hearing. */
  wasHearingOffered: boolean;
  /** Signed and filed: silence before the period ends is no waiver. */
  hasSignedWaiver: boolean;
  hasDefence: boolean;
  isDefenceReexamined: boolean;
  isHearingRequested: boolean;
  wasHearingHeld: boolean;
}

export const E17 = refusalGate<NoticeFacts>(
  {
    id: 'E17',
    name: { zh: '未告知、未听取意见不得决定', en: 'No decision without notice and hearing of views' },
    citations: [cite('penalty-law', 62), cite('penalty-law', 44), cite('penalty-measures', 33)],
    confidence: 'sourced',
  },
  (facts, refuse) => {
    if (!facts.noticeServedOn)
      return [
        refuse({
          code: 'NOTICE_NOT_SERVED',
          zh: '行政处罚告知书尚未送达，不得作出处罚决定。',
          en: 'The penalty notice has not been served.',
          cure: '先送达行政处罚告知书。',
        }),
      ];
    const problems = [];
    // the last day belongs to the party: a decision is possible from the day after
    if (!facts.hasSignedWaiver && (!facts.defenceDueOn || facts.today <= facts.defenceDueOn))
      problems.push(
        refuse({
          code: 'DEFENCE_PERIOD_RUNNING',
          zh: `陈述申辩期限至 ${facts.defenceDueOn ?? '（未起算）'} 届满，期满前不得作出决定。`,
          en: `The party may state its views until ${facts.defenceDueOn ?? '(not started)'}; no decision before that.`,
          cure: '等待期满，或者取得当事人签名的放弃声明。',
        }),
      );
    if (facts.hasDefence && !facts.isDefenceReexamined)
      problems.push(
        refuse({
          code: 'DEFENCE_NOT_REEXAMINED',
          zh: '当事人的陈述、申辩尚未复核。',
          en: 'The defence has not been re-examined.',
          cure: '复核后填写采纳情况和理由。',
          article: '《行政处罚法》第四十五条',
        }),
      );
    if (G_HEAR.evaluate(facts).isTrue && !facts.wasHearingOffered)
      problems.push(
        refuse({
          code: 'HEARING_NOT_OFFERED',
          zh: '拟处罚达到听证标准，未告知听证权利。',
          en: 'The penalty is heavy enough for a hearing and the right was not told.',
          cure: '送达行政处罚听证告知书。',
          article: G_HEAR.article,
        }),
      );
    if (facts.isHearingRequested && !facts.wasHearingHeld)
      problems.push(
        refuse({
          code: 'HEARING_NOT_HELD',
          zh: '当事人要求听证，尚未举行听证。',
          en: 'The party asked for a hearing; none was held.',
          cure: '组织听证；当事人撤回或者无故缺席的，记录后视为放弃。',
          article: '《行政处罚法》第六十三条',
        }),
      );
    return problems;
  },
);

export interface RevocationFacts {
  licenceMeasure: 'none' | 'suspend' | 'downgrade' | 'revoke';
  /** The bureau granted the right (原矿业权出让部门). */
  isGrantingDepartment: boolean;
  /** Arts 63 and 64: the party refused to stop … */
  hasRefusedToStop: boolean;
  /** … and the circumstances are serious. */
  isSerious: boolean;
  /** Which article of the 2024 law carries the revocation. */
  revocationArticle: 63 | 64 | 68 | 70 | 72 | null;
}

export const G_REVOKE = refusalGate<RevocationFacts>(
  {
    id: 'G-REVOKE',
    name: { zh: '吊销许可证权限', en: 'Authority to revoke' },
    citations: [
      cite('mineral-law-2024', 63),
      cite('mineral-law-2024', 64),
      cite('mineral-law-2024', 68),
      cite('mineral-law-2024', 70, 2),
      cite('mineral-law-2024', 72),
    ],
    confidence: 'sourced',
  },
  (facts, refuse) => {
    if (facts.licenceMeasure !== 'revoke') return [];
    const problems = [];
    if (!facts.isGrantingDepartment)
      problems.push(
        refuse({
          code: 'NOT_GRANTING_DEPARTMENT',
          zh: '吊销许可证只能由原矿业权出让部门决定。',
          en: 'Only the original granting department may revoke.',
          cure: '向原矿业权出让部门提出吊销建议。',
        }),
      );
    if ((facts.revocationArticle === 63 || facts.revocationArticle === 64) && !(facts.hasRefusedToStop && facts.isSerious))
      problems.push(
        refuse({
          code: 'REVOCATION_CONDITIONS_MISSING',
          zh: '吊销须同时具备拒不停止违法行为和情节严重。',
          en: 'Revocation needs refusal to stop and serious circumstances, both.',
          cure: '补充证据，或者改用其他处罚。',
        }),
      );
    return problems;
  },
);
