import { Table } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { get, itemsOf } from '../../api/client.ts';
import type { Page, ProcedureMemo, ProcedureVersion } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { instantOf } from '../../parts/dates.ts';
import { Sheet, Tag } from '../../parts/sheet.tsx';
import { Loaded } from '../../parts/states.tsx';
import { MemoDetails, MemoPhase } from './procedure-memo.tsx';
import css from './admin.module.css';

const isBusy = ({ phase }: ProcedureMemo): boolean => phase === 'waiting' || phase === 'unfolding';

/** 流程版本: which file each procedure runs on, running cases stay on theirs; and how far each is computed beforehand. */
export function ProceduresAdmin() {
  const { t, pick } = useI18n();
  const versions = useQuery({
    queryKey: ['procedures'],
    queryFn: async () => itemsOf(await get<Page<ProcedureVersion> | ProcedureVersion[]>('/api/procedures')),
    refetchInterval: ({ state }) => (state.data?.some((version) => isBusy(version.memo)) ? 1500 : false),
  });
  return (
    <>
      <p className={css.note}>{t('memo.note')}</p>
      <Sheet>
        <Loaded query={versions}>
          {(rows) => (
            <Table<ProcedureVersion>
              className={css.procedures}
              size="small"
              rowKey={(v) => `${v.key}${v.versionHash}`}
              pagination={false}
              dataSource={rows}
              expandable={{
                expandRowByClick: true,
                expandedRowRender: (version) => <MemoDetails version={version} />,
              }}
              columns={[
                {
                  title: t('procedure.name'),
                  render: (_, v) => (
                    <span className={css.memo}>
                      <b>{pick(v.name, v.nameEn)}</b>
                      {v.current && <Tag tone="ok">{t('procedure.current')}</Tag>}
                    </span>
                  ),
                },
                {
                  title: t('diagram.version'),
                  className: css.onDesk,
                  render: (_, v) => (
                    <span className="num">
                      {v.version !== undefined && `v${v.version} `}
                      <code>{v.versionHash.slice(0, 12)}</code>
                    </span>
                  ),
                },
                {
                  title: t('procedure.since'),
                  className: css.onDesk,
                  render: (_, v) => <span className="num">{instantOf(v.createdAt)}</span>,
                },
                {
                  title: t('procedure.running'),
                  className: css.onDesk,
                  align: 'right',
                  render: (_, v) => <span className="num">{v.instances ?? '—'}</span>,
                },
                { title: t('memo.title'), render: (_, v) => <MemoPhase memo={v.memo} /> },
              ]}
            />
          )}
        </Loaded>
      </Sheet>
    </>
  );
}
