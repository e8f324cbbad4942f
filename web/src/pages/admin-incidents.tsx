import { App, Button, Table } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ApiError, call, get, itemsOf, newKey } from '../api/client.ts';
import type { Incident, Page } from '../api/types.ts';
import { useI18n } from '../i18n/index.tsx';
import { instantOf } from '../parts/dates.ts';
import { Sheet } from '../parts/sheet.tsx';
import { EmptyState, Loaded } from '../parts/states.tsx';
import { matterPath } from './worklist.tsx';

/** 异常: steps of the machine that failed and wait; the cause first, then one button. */
export function IncidentsAdmin() {
  const { t, pick } = useI18n();
  const { message } = App.useApp();
  const client = useQueryClient();
  const incidents = useQuery({
    queryKey: ['incidents'],
    queryFn: async () => itemsOf(await get<Page<Incident> | Incident[]>('/api/incidents')),
  });
  const retry = useMutation<unknown, ApiError, string>({
    mutationFn: async (id) => (await call('POST', `/api/incidents/${id}/retry`, { body: {}, key: newKey() })).data,
    onSuccess: () => message.success(t('incident.retried')),
    onError: (e) => message.error(pick(e.message, e.detailEn) || t('state.failedText')),
    onSettled: () => client.invalidateQueries({ queryKey: ['incidents'] }),
  });
  return (
    <Sheet>
      <Loaded query={incidents}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={t('incident.empty')}>{t('incident.emptyText')}</EmptyState>
          ) : (
            <Table<Incident>
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={rows}
              scroll={{ x: 760 }}
              columns={[
                {
                  title: t('incident.where'),
                  width: 230,
                  render: (_, i) =>
                    i.matter ? <Link to={matterPath(i.matter)}>{i.matter.number ?? i.matter.title ?? t('incident.matter')}</Link> : '—',
                },
                { title: t('incident.element'), width: 170, render: (_, i) => i.elementId },
                { title: t('incident.cause'), render: (_, i) => i.message },
                {
                  title: t('incident.since'),
                  width: 140,
                  render: (_, i) => <span className="num">{instantOf(i.at ?? i.createdAt ?? i.openedAt)}</span>,
                },
                {
                  title: <span className="visually-hidden">{t('action.retry')}</span>,
                  width: 90,
                  render: (_, i) => (
                    <Button size="small" loading={retry.isPending && retry.variables === i.id} onClick={() => retry.mutate(i.id)}>
                      {t('action.retry')}
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Sheet>
  );
}
