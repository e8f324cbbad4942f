import { type CaseView, latest } from '../cases/case-view.ts';
import type { WriteReportDto } from '../investigation/write-report.step.ts';

interface Penalty {
  kind: string;
  content: string;
  amountFen?: number;
}

/** The penalties as notice and decision list them: goods, gains, fine (矿产资源法 art 64; 处罚法 arts 9, 28). */
export function penalties(view: CaseView): Penalty[] {
  const report = latest<WriteReportDto>(view, 'write-report');
  const list: Penalty[] = [];
  if (report?.confiscatedOre) list.push({ kind: 'CONFISCATE_GOODS', content: `没收违法采出的矿产品：${report.confiscatedOre}` });
  if (report?.confiscatedTools)
    list.push({ kind: 'CONFISCATE_GOODS', content: `没收直接用于违法开采的工具、设备：${report.confiscatedTools}` });
  if (report?.confiscatedGainsFen) list.push({ kind: 'CONFISCATE_GAINS', content: '没收违法所得', amountFen: report.confiscatedGainsFen });
  if (view.file.fineFen) list.push({ kind: 'FINE', content: '处以罚款', amountFen: view.file.fineFen });
  return list;
}

/** One item a line: kind and name of each piece of evidence in the file. */
export function evidenceLines(view: CaseView): string {
  const kinds: Record<string, string> = {
    photo: '现场照片',
    'site-survey': '现场勘测笔录',
    'interview-record': '询问笔录',
    appraisal: '鉴定（认定）意见',
    document: '书证',
    'audio-video': '视听资料',
  };
  return view.evidence.map((e) => `${kinds[e.kind] ?? '其他证据'}：${e.name}`).join('\n');
}
