import { Button, Table } from 'antd';
import { DownloadOutlined, FilePdfOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { useDocuments } from '../../api/matters.ts';
import type { DocumentRow } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { dateOf } from '../../parts/dates.ts';
import { Tag } from '../../parts/sheet.tsx';
import { EmptyState, Loaded } from '../../parts/states.tsx';
import css from './files.module.css';

const TONES = { DRAFT: 'amber', ISSUED: 'ok', VOIDED: 'plain' } as const;

/** 文书: every document of the file with state, number and version; issued ones as the PDF that was sealed. */
export default function DocumentsTab({ matterId }: { matterId: string }) {
  const { t } = useI18n();
  const documents = useDocuments(matterId);
  return (
    <Loaded query={documents}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState title={t('document.empty')}>{t('document.emptyText')}</EmptyState>
        ) : (
          <div className={css.files}>
            <div className={css.bar}>
              <span>{t('document.count', { n: rows.length, issued: rows.filter((d) => d.status === 'ISSUED').length })}</span>
              <Button icon={<FilePdfOutlined />} href={`/api/matters/${matterId}/dossier.pdf`} target="_blank">
                {t('document.dossier')}
              </Button>
            </div>
            <DocumentTable rows={rows} matterId={matterId} />
          </div>
        )
      }
    </Loaded>
  );
}

function DocumentTable({ rows, matterId }: { rows: DocumentRow[]; matterId: string }) {
  const { t, pick } = useI18n();
  return (
    <Table<DocumentRow>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={rows}
      scroll={{ x: 720 }}
      columns={[
        {
          title: t('document.name'),
          render: (_, d) => (
            <Link className={css.name} to={`/documents/${d.id}?matter=${matterId}`}>
              {pick(d.name, d.nameEn)}
            </Link>
          ),
        },
        { title: t('document.number'), render: (_, d) => <span className="num">{d.number ?? '—'}</span> },
        { title: t('document.state'), width: 92, render: (_, d) => <Tag tone={TONES[d.status]}>{t(`document.${d.status}`)}</Tag> },
        { title: t('document.version'), width: 70, align: 'right', render: (_, d) => <span className="num">{d.revision}</span> },
        { title: t('document.pages'), width: 70, align: 'right', render: (_, d) => <span className="num">{d.pages ?? '—'}</span> },
        {
          title: t('document.date'),
          width: 104,
          align: 'right',
          render: (_, d) => <span className="num">{dateOf(d.issuedAt ?? d.createdAt)}</span>,
        },
        {
          title: <span className="visually-hidden">{t('document.download')}</span>,
          width: 108,
          align: 'right',
          render: (_, d) => <PdfLink document={d} />,
        },
      ]}
    />
  );
}

export function PdfLink({ document }: { document: DocumentRow }) {
  const { t, pick } = useI18n();
  if (document.status === 'DRAFT')
    return (
      <Button
        size="small"
        type="link"
        href={`/api/documents/${document.id}/preview.pdf`}
        target="_blank"
        icon={<DownloadOutlined />}
        aria-label={t('document.previewOf', { name: pick(document.name, document.nameEn) })}
      >
        {t('document.preview')}
      </Button>
    );
  if (document.pdf === 'PENDING') return <Tag>{t('document.printing')}</Tag>;
  if (document.pdf === 'FAILED') return <Tag tone="red">{t('document.printFailed')}</Tag>;
  return (
    <Button
      size="small"
      type="link"
      href={`/api/documents/${document.id}/pdf`}
      target="_blank"
      icon={<DownloadOutlined />}
      aria-label={t('document.pdfOf', { name: pick(document.name, document.nameEn) })}
    >
      PDF
    </Button>
  );
}
