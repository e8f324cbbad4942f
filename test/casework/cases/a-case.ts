import type { CaseFile } from '../../../src/casework/cases/case-file.entity.ts';
import type { CaseView, StepRecordView } from '../../../src/casework/cases/case-view.ts';

/** A complete case view with sensible defaults; override by part. */
export function aCase(parts: Omit<Partial<CaseView>, 'file'> & { file?: Partial<CaseFile> } = {}): CaseView {
  const { file, ...rest } = parts;
  return {
    file: {
      id: '01900000-0000-7000-8000-000000000001',
      bureauCode: '410185',
      number: '登自然资立〔2026〕1号',
      leadId: null,
      title: '登封市嵩岳石料有限公司未取得采矿权开采案',
      causeCode: 'KC-01',
      status: 'FILED',
      stage: 'investigation',
      partyId: '01900000-0000-7000-8000-000000000002',
      place: '大冶镇朝阳沟村',
      longitude: 113.2418,
      latitude: 34.4386,
      discoveredOn: '2026-03-02',
      actStartedOn: '2026-01-20',
      actEndedOn: '2026-03-10',
      isOngoing: false,
      filedOn: '2026-03-12',
      decidedOn: null,
      closedOn: null,
      archivedOn: null,
      marketValueFen: 8_638_000,
      illegalGainsFen: null,
      fineFen: 20_000_000,
      revision: 1,
      createdAt: new Date('2026-03-11T01:00:00Z'),
      updatedAt: new Date('2026-03-11T01:00:00Z'),
      ...file,
    },
    bureau: {
      code: '410185',
      name: '登封市自然资源和规划局',
      governmentName: '登封市人民政府',
      superiorName: '郑州市自然资源和规划局',
      courtName: '登封市人民法院',
    },
    party: {
      id: '01900000-0000-7000-8000-000000000002',
      kind: 'organisation',
      name: '登封市嵩岳石料有限公司',
      idNumber: null,
      creditCode: '91410185MA9HX3T274',
      legalRepresentative: '陈立国',
      sex: null,
      birthOn: null,
      employer: null,
      post: null,
      address: '登封市大冶镇朝阳沟村26号',
      phone: null,
    },
    lead: null,
    officers: [LI, ZHOU].map(({ userId, name, certificateNumber }) => ({ userId, name, certificateNumber })),
    directory: [LI, ZHOU, WANG],
    records: [],
    documents: [],
    evidence: [{ id: 'e1', kind: 'photo', name: '现场照片', takenOn: '2026-03-05' }],
    clocks: [],
    ...rest,
  };
}

export const LI = {
  userId: '01900000-0000-7000-8000-00000000000a',
  name: '李明远',
  certificateNumber: '豫A·01020317',
  validUntil: '2028-12-31',
  problem: null,
};
export const ZHOU = {
  userId: '01900000-0000-7000-8000-00000000000b',
  name: '周婉清',
  certificateNumber: '豫A·01020455',
  validUntil: '2028-12-31',
  problem: null,
};
/** Holds a card that has run out. */
export const WANG = {
  userId: '01900000-0000-7000-8000-00000000000c',
  name: '王建军',
  certificateNumber: '豫A·01020100',
  validUntil: '2026-01-31',
  problem: { code: 'CERTIFICATE_EXPIRED', rule: 'E2', message: '王建军的执法证件已于2026-01-31到期。' },
};

export const aRecord = (step: string, data: Record<string, unknown>, recordedOn = '2026-03-20', actorId = LI.userId): StepRecordView => ({
  step,
  data,
  actorId,
  actorName: '李明远',
  recordedOn,
});
