import { Checkbox, DatePicker, Form, Input, Select, Table, Upload } from 'antd';
import { InboxOutlined } from '@ant-design/icons';
import dayjs, { type Dayjs } from 'dayjs';
import { useEvidence } from '../../api/matters.ts';
import { usePerson, useToday } from '../../api/session.ts';
import { useRefresh } from '../../api/work.ts';
import type { Evidence } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { dateOf } from '../../parts/dates.ts';
import { EVIDENCE_KINDS, likelyKind, RECORD_KINDS, titleOf } from '../../parts/uploads/evidence-kinds.ts';
import { fileSize } from '../../parts/format.ts';
import { Tag } from '../../parts/sheet.tsx';
import { Loaded } from '../../parts/states.tsx';
import { UploadList } from '../../parts/uploads/upload-list.tsx';
import { useUploads } from '../../parts/uploads/use-uploads.ts';
import css from './files.module.css';

interface About {
  kind: string;
  takenBy: string;
  takenOn: Dayjs | null;
  certificateShown?: boolean;
}

/** 证据: files go in by drag and drop and are hashed on the way; the hash shown is what the server computed. */
export default function EvidenceTab({ matterId }: { matterId: string; bureauCode: string }) {
  const { t, term } = useI18n();
  const evidence = useEvidence(matterId);
  const refresh = useRefresh();
  const [form] = Form.useForm<About>();
  const kind = Form.useWatch('kind', form) ?? 'auto';
  const { uploads, add, retry, remove } = useUploads(() => void refresh({ id: matterId }));
  const start: About = { kind: 'auto', takenBy: usePerson().name, takenOn: dayjs(useToday()) };
  const path = `/api/matters/${matterId}/evidence`;
  const about = (file: File): Record<string, string> => {
    const said = form.getFieldsValue(true) as About;
    const chosen = said.kind === 'auto' ? likelyKind(file) : said.kind;
    return {
      kind: chosen,
      name: titleOf(file),
      takenBy: said.takenBy,
      ...(said.takenOn && { takenOn: said.takenOn.format('YYYY-MM-DD') }),
      ...(RECORD_KINDS.includes(chosen) && { certificateShown: String(said.certificateShown === true) }),
    };
  };
  return (
    <div className={css.files}>
      <Form<About> form={form} layout="vertical" requiredMark={false} className={css.about} initialValues={start}>
        <Form.Item name="kind" label={t('evidence.kind')}>
          <Select options={['auto', ...EVIDENCE_KINDS].map((value) => ({ value, label: term('evidence', value) }))} />
        </Form.Item>
        <Form.Item name="takenBy" label={t('evidence.takenBy')} rules={[{ required: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="takenOn" label={t('evidence.takenOn')}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        {RECORD_KINDS.includes(kind) && (
          <Form.Item name="certificateShown" valuePropName="checked" label=" ">
            <Checkbox>{t('evidence.certificateShown')}</Checkbox>
          </Form.Item>
        )}
      </Form>
      <div className={css.drop}>
        <Upload.Dragger
          multiple
          showUploadList={false}
          beforeUpload={(file) => {
            void add(path, file, about(file));
            return false;
          }}
        >
          <p>
            <InboxOutlined style={{ fontSize: 26, color: 'var(--accent)' }} aria-hidden />
          </p>
          <p>{t('evidence.drop')}</p>
          <p className={css.note}>{t('evidence.dropNote')}</p>
        </Upload.Dragger>
      </div>
      <UploadList uploads={uploads} onRetry={(u) => void retry(path, u, about(u.file))} onRemove={remove} />
      <Loaded query={evidence}>{(rows) => <EvidenceTable rows={rows} />}</Loaded>
    </div>
  );
}

function EvidenceTable({ rows }: { rows: Evidence[] }) {
  const { t, term } = useI18n();
  return (
    <Table<Evidence>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={rows}
      scroll={{ x: 640 }}
      locale={{ emptyText: t('evidence.empty') }}
      columns={[
        { title: '#', width: 44, align: 'right', render: (_, _e, i) => <span className="num">{i + 1}</span> },
        {
          title: t('evidence.name'),
          render: (_, e) => (
            <>
              <a className={css.name} href={`/api/evidence/${e.id}/content`} download>
                {e.name}
              </a>
              {e.withdrawnAt && (
                <>
                  {' '}
                  <Tag tone="red">{t('evidence.withdrawn')}</Tag>
                </>
              )}
            </>
          ),
        },
        { title: t('evidence.kind'), width: 112, render: (_, e) => term('evidence', e.kind) },
        {
          title: t('evidence.takenBy'),
          width: 130,
          render: (_, e) => (
            <>
              {e.takenBy}
              <small className={`num ${css.note}`}>{dateOf(e.takenOn ?? e.uploadedAt)}</small>
            </>
          ),
        },
        { title: t('evidence.size'), width: 84, align: 'right', render: (_, e) => <span className="num">{fileSize(e.sizeBytes)}</span> },
        {
          title: 'SHA-256',
          width: 128,
          render: (_, e) => (
            <code className={css.hash} title={e.sha256}>
              {e.sha256.slice(0, 12)}…
            </code>
          ),
        },
      ]}
    />
  );
}
