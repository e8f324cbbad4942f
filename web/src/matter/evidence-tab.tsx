import { Select, Table, Upload } from 'antd';
import { InboxOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { evidenceName, useEvidence } from '../api/matters.ts';
import { useRefresh } from '../api/work.ts';
import type { Evidence } from '../api/types.ts';
import { useI18n } from '../i18n/index.tsx';
import { instantOf } from '../parts/dates.ts';
import { fileSize } from '../parts/format.ts';
import { Loaded } from '../parts/states.tsx';
import { UploadList } from '../parts/upload-list.tsx';
import { useUploads } from '../parts/use-uploads.ts';
import css from './files.module.css';

/** The kinds of evidence of 行政处罚法 art 46. */
export const EVIDENCE_KINDS = ['documentary', 'physical', 'audio-visual', 'electronic', 'witness', 'statement', 'expert-opinion', 'inspection-record'] as const;
const nameOf = (value: string | { name: string } | undefined): string => (typeof value === 'string' ? value : (value?.name ?? ''));

/** 证据: files go in by drag and drop and are hashed on the way; the hash shown is what the server computed. */
export default function EvidenceTab({ matterId }: { matterId: string; bureauCode: string }) {
  const { t } = useI18n();
  const evidence = useEvidence(matterId);
  const refresh = useRefresh();
  const [kind, setKind] = useState<string>('documentary');
  const { uploads, add, retry, remove } = useUploads(() => void refresh({ id: matterId }));
  const path = `/api/matters/${matterId}/evidence`;
  return (
    <div className={css.files}>
      <div className={css.bar}><label htmlFor="evidence-kind">{t('evidence.kind')} <Select id="evidence-kind" style={{ width: 170 }} value={kind} onChange={setKind} options={EVIDENCE_KINDS.map((value) => ({ value, label: t(`evidence.${value}`) }))} /></label></div>
      <Upload.Dragger className={css.drop} multiple showUploadList={false} beforeUpload={(file) => { void add(path, file, { kind, name: file.name.replace(/\.[^.]+$/, '') }); return false; }}>
        <p><InboxOutlined style={{ fontSize: 26, color: 'var(--accent)' }} aria-hidden /></p><p>{t('evidence.drop')}</p><p className={css.note}>{t('evidence.dropNote')}</p>
      </Upload.Dragger>
      <UploadList uploads={uploads} onRetry={(u) => void retry(path, u, { kind, name: u.file.name })} onRemove={remove} />
      <Loaded query={evidence}>{(rows) => <EvidenceTable rows={rows} />}</Loaded>
    </div>
  );
}

function EvidenceTable({ rows }: { rows: Evidence[] }) {
  const { t, term } = useI18n();
  return (
    <Table<Evidence> size="small" rowKey="id" pagination={false} dataSource={rows} scroll={{ x: 680 }} locale={{ emptyText: t('evidence.empty') }} columns={[
      { title: '#', width: 46, align: 'right', render: (_, _e, i) => <span className="num">{i + 1}</span> },
      { title: t('evidence.name'), render: (_, e) => <a className={css.name} href={`/api/evidence/${e.id}/content`} target="_blank" rel="noreferrer">{evidenceName(e)}</a> },
      { title: t('evidence.kind'), width: 120, render: (_, e) => e.kindName ?? term('evidence', e.kind) },
      { title: t('evidence.size'), width: 86, align: 'right', render: (_, e) => <span className="num">{fileSize(e.size)}</span> },
      { title: 'SHA-256', width: 132, render: (_, e) => <code className={css.hash} title={e.sha256}>{e.sha256.slice(0, 12)}…</code> },
      { title: t('evidence.by'), width: 170, render: (_, e) => <>{nameOf(e.uploadedBy ?? e.by)} <small className={`num ${css.note}`}>{instantOf(e.createdAt ?? e.uploadedAt)}</small></> },
    ]} />
  );
}
