import { label, type Text } from '../../platform/forms/field.ts';

/** What a piece of evidence is (处罚法 art 46; law.md documents 11-20). `isRecord`: made face to face, so the certificate was to be shown first (E3). */
export const EVIDENCE_KINDS = {
  photo: { text: label('现场照片', 'Photo'), isRecord: false },
  'site-survey': { text: label('现场勘测笔录', 'Site survey record'), isRecord: true },
  'interview-record': { text: label('询问笔录', 'Interview record'), isRecord: true },
  'witness-statement': { text: label('证人证言', 'Witness statement'), isRecord: true },
  'party-statement': { text: label('当事人陈述', 'Statement of the party'), isRecord: true },
  appraisal: { text: label('鉴定、认定意见', 'Appraisal'), isRecord: false },
  document: { text: label('书证', 'Document'), isRecord: false },
  'physical-object': { text: label('物证（照片）', 'Physical object'), isRecord: false },
  'audio-video': { text: label('视听资料', 'Audio or video'), isRecord: false },
  'electronic-data': { text: label('电子数据', 'Electronic data'), isRecord: false },
  'satellite-image': { text: label('卫星影像', 'Satellite image'), isRecord: false },
  other: { text: label('其他', 'Other'), isRecord: false },
} as const satisfies Record<string, { text: Text; isRecord: boolean }>;
export type EvidenceKind = keyof typeof EVIDENCE_KINDS;
export const EVIDENCE_KIND_KEYS = Object.keys(EVIDENCE_KINDS) as EvidenceKind[];
