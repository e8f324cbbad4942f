import type { ExclusionKind } from '../time/clock-rule.ts';
import { type Citation, cite } from '../sources.ts';
import type { Bilingual } from '../types.ts';

export interface Exclusion {
  kind: ExclusionKind;
  name: Bilingual;
  opens: Bilingual;
  closes: Bilingual;
  citations: readonly Citation[];
  /** False: the law does not name it; the strict date without it is always shown too. */
  isLaw: boolean;
}

/** Event pairs are the bureau's reading [config]; that the time is excluded is law where `isLaw`. */
export const EXCLUSIONS: Record<ExclusionKind, Exclusion> = {
  appraisal: {
    kind: 'appraisal',
    name: { zh: '鉴定、认定', en: 'appraisal' },
    opens: { zh: '委托书送出', en: 'commission sent' },
    closes: { zh: '收到意见', en: 'opinion received' },
    citations: [cite('penalty-measures', 38)],
    isLaw: true,
  },
  hearing: {
    kind: 'hearing',
    name: { zh: '听证', en: 'hearing' },
    opens: { zh: '收到听证申请', en: 'request received' },
    closes: { zh: '听证笔录签字', en: 'hearing record signed' },
    citations: [cite('penalty-measures', 38)],
    isLaw: true,
  },
  'public-notice': {
    kind: 'public-notice',
    name: { zh: '公告', en: 'public notice' },
    opens: { zh: '公告发布', en: 'notice published' },
    closes: { zh: '视为送达', en: 'deemed served' },
    citations: [cite('penalty-measures', 38)],
    isLaw: true,
  },
  post: {
    kind: 'post',
    name: { zh: '邮寄送达', en: 'service by post' },
    opens: { zh: '交邮', en: 'posted' },
    closes: { zh: '签收', en: 'received' },
    citations: [cite('penalty-measures', 38)],
    isLaw: true,
  },
  'criminal-transfer': {
    kind: 'criminal-transfer',
    name: { zh: '移送司法机关等待处理', en: 'waiting for police or procuratorate' },
    opens: { zh: '移送公安机关', en: 'handed to the police' },
    closes: { zh: '收到书面答复', en: 'written answer received' },
    citations: [cite('penalty-measures', 38)],
    isLaw: true,
  },
  suspension: {
    kind: 'suspension',
    name: { zh: '中止调查', en: 'investigation suspended' },
    opens: { zh: '决定中止', en: 'suspended' },
    closes: { zh: '决定恢复', en: 'resumed' },
    citations: [cite('penalty-measures', 27)],
    isLaw: false,
  },
  testing: {
    kind: 'testing',
    name: { zh: '检测、检验、检疫、技术鉴定', en: 'testing' },
    opens: { zh: '送检', en: 'sent for testing' },
    closes: { zh: '收到结果', en: 'result received' },
    citations: [cite('coercion-law', 25)],
    isLaw: true,
  },
  'force-majeure': {
    kind: 'force-majeure',
    name: { zh: '不可抗力或者其他正当理由', en: 'force majeure' },
    opens: { zh: '障碍发生', en: 'obstacle arises' },
    closes: { zh: '障碍消除', en: 'obstacle ends' },
    citations: [cite('reconsideration-law', 20), cite('litigation-law', 48)],
    isLaw: true,
  },
  remedy: {
    kind: 'remedy',
    name: { zh: '行政复议或者行政诉讼期间', en: 'reconsideration or suit pending' },
    opens: { zh: '受理', en: 'accepted' },
    closes: { zh: '决定或者裁判生效', en: 'decision or judgment takes effect' },
    citations: [cite('penalty-law', 73)],
    isLaw: true,
  },
};
