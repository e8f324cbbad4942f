import { cite } from '../sources.ts';
import { refusalGate } from './gate.ts';

/** 令12 art 46 ¶1. A criminal transfer is none of them (law.md 0.5 no. 5). */
export const CLOSURE_GROUNDS = [
  'transferred-jurisdiction',
  'investigation-terminated',
  'no-penalty',
  'performed',
  'execution-ended',
  'enforcement-requested',
  'other',
] as const;
export type ClosureGround = (typeof CLOSURE_GROUNDS)[number];

export const CLOSURE_GROUND_NAMES: Record<ClosureGround, { zh: string; en: string }> = {
  'transferred-jurisdiction': { zh: '案件已移送管辖', en: 'transferred for jurisdiction' },
  'investigation-terminated': { zh: '终止调查', en: 'investigation terminated' },
  'no-penalty': { zh: '决定不予行政处罚', en: 'decided not to penalise' },
  performed: { zh: '处罚决定执行完毕', en: 'performed' },
  'execution-ended': { zh: '终结执行', en: 'execution ended' },
  'enforcement-requested': { zh: '已依法申请人民法院或者人民政府强制执行', en: 'application to court or government lodged' },
  other: { zh: '其他应当结案的情形', en: 'other' },
};

export interface ClosureFacts {
  closureGround: ClosureGround | null;
  /** The criminal threshold is met and no transfer was made or refused with reasons. */
  hasOpenCriminalDuty: boolean;
  /** A discipline clue is due and not yet handed over (D-41). */
  hasOpenDisciplineDuty: boolean;
  /** Waiting for police, procuratorate or court on a transferred case. */
  hasOpenExternalWait: boolean;
}

export const G_CLOSE = refusalGate<ClosureFacts>(
  {
    id: 'G-CLOSE',
    name: { zh: '结案条件', en: 'Conditions of closure' },
    citations: [cite('penalty-measures', 46)],
    confidence: 'sourced',
  },
  (facts, refuse) => {
    const problems = [];
    if (!facts.closureGround || !CLOSURE_GROUNDS.includes(facts.closureGround))
      problems.push(
        refuse({
          code: 'NO_CLOSURE_GROUND',
          field: 'closureGround',
          zh: '不具备结案情形。',
          en: 'No ground of closure is met.',
          cure: '选择结案情形；移送公安机关不是结案情形。',
        }),
      );
    if (facts.hasOpenCriminalDuty)
      problems.push(
        refuse({
          code: 'CRIMINAL_TRANSFER_OPEN',
          zh: '涉嫌犯罪线索应当移送而未移送，不得结案。',
          en: 'A criminal transfer is due and not made.',
          cure: '先办理移送，或者由负责人决定不移送并记录理由。',
        }),
      );
    if (facts.hasOpenDisciplineDuty)
      problems.push(
        refuse({
          code: 'DISCIPLINE_CLUE_OPEN',
          zh: '违纪违法问题线索应当移送而未移送，不得结案。',
          en: 'A discipline clue is due and not handed over.',
          cure: '先移送任免机关或者监察机关。',
        }),
      );
    if (facts.hasOpenExternalWait)
      problems.push(
        refuse({
          code: 'EXTERNAL_ANSWER_OPEN',
          zh: '公安、检察机关或者法院尚未答复，不得结案。',
          en: 'Police, procuratorate or court have not answered yet.',
          cure: '收到答复后，行政处罚程序继续或者结案。',
        }),
      );
    return problems;
  },
);
