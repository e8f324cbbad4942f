import { Table } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { get, itemsOf } from '../api/client.ts';
import type { Page, ProcedureVersion } from '../api/types.ts';
import { useI18n } from '../i18n/index.tsx';
import { instantOf } from '../parts/dates.ts';
import { Sheet, Tag, Wide } from '../parts/sheet.tsx';
import { Loaded } from '../parts/states.tsx';

/** 流程版本: which file each procedure runs on; running cases stay on theirs. */
export function ProceduresAdmin() {
  const { t, pick } = useI18n();
  const versions = useQuery({
    queryKey: ['procedures'],
    queryFn: async () => itemsOf(await get<Page<ProcedureVersion> | ProcedureVersion[]>('/api/procedures')),
  });
  return (
    <Sheet>
      <Loaded query={versions}>
        {(rows) => (
          <Wide label={t('admin.procedures')}>
            <Table<ProcedureVersion>
              size="small"
              rowKey={(v) => `${v.key}${v.versionHash}`}
              pagination={false}
              dataSource={rows}
              columns={[
                { title: t('procedure.name'), render: (_, v) => <b>{pick(v.name, v.nameEn)}</b> },
                {
                  title: t('diagram.version'),
                  render: (_, v) => (
                    <span className="num">
                      {v.version !== undefined && `v${v.version} `}
                      <code title={v.versionHash}>{v.versionHash.slice(0, 12)}</code>
                    </span>
                  ),
                },
                { title: t('procedure.since'), render: (_, v) => <span className="num">{instantOf(v.createdAt)}</span> },
                { title: t('procedure.running'), align: 'right', render: (_, v) => <span className="num">{v.instances ?? '—'}</span> },
                { title: t('document.state'), render: (_, v) => v.current && <Tag tone="ok">{t('procedure.current')}</Tag> },
              ]}
            />
          </Wide>
        )}
      </Loaded>
    </Sheet>
  );
}
