import { App, Button, Segmented, Table } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { ApiError, call, get, itemsOf, newKey } from '../../api/client.ts';
import type { Incident, Page } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { instantOf } from '../../parts/dates.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { EmptyState, Loaded } from '../../parts/states.tsx';
import { matterPath } from '../work/worklist.tsx';
import css from './admin.module.css';

/** 异常: steps of the machine that failed and wait, and steps it took wrongly at first; the cause first, then one button. */
export function IncidentsAdmin() {
  const { t } = useI18n();
  const [isOpenOnly, setOpenOnly] = useState(true);
  const incidents = useQuery({
    queryKey: ['incidents', isOpenOnly],
    queryFn: async () => itemsOf(await get<Page<Incident>>(isOpenOnly ? '/api/incidents?open=true' : '/api/incidents')),
  });
  return (
    <>
      <div className={css.calendarBar}>
        <Segmented
          options={[
            { value: 'open', label: t('incident.open') },
            { value: 'all', label: t('incident.all') },
          ]}
          value={isOpenOnly ? 'open' : 'all'}
          onChange={(value) => setOpenOnly(value === 'open')}
        />
      </div>
      <Sheet>
        <Loaded query={incidents}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title={t('incident.empty')}>{t('incident.emptyText')}</EmptyState>
            ) : (
              <IncidentList rows={rows} />
            )
          }
        </Loaded>
      </Sheet>
    </>
  );
}

/** A table on a desk, cards on a phone. */
function IncidentList({ rows }: { rows: Incident[] }) {
  const { t } = useI18n();
  return (
    <>
      <Table<Incident>
        className={css.table}
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={rows}
        columns={[
          { title: t('incident.where'), width: 160, render: (_, i) => <Where incident={i} /> },
          { title: t('incident.kind'), width: 136, render: (_, i) => t(`incident.kind.${i.kind}`) },
          { title: t('incident.cause'), render: (_, i) => <Cause incident={i} /> },
          { title: t('incident.since'), width: 140, render: (_, i) => <span className="num">{instantOf(i.at)}</span> },
          {
            title: <span className="visually-hidden">{t('incident.settle')}</span>,
            width: 136,
            render: (_, i) => <Settle incident={i} />,
          },
        ]}
      />
      <ul className={css.cards}>
        {rows.map((incident) => (
          <li key={incident.id} className={css.card}>
            <div className={css.cardHead}>
              <Where incident={incident} />
              <span className={`num ${css.quiet}`}>{instantOf(incident.at)}</span>
            </div>
            <b>{t(`incident.kind.${incident.kind}`)}</b>
            <Cause incident={incident} />
            <div>
              <Settle incident={incident} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Where({ incident: { matter } }: { incident: Incident }) {
  const { t } = useI18n();
  return <Link to={matterPath(matter)}>{matter.number ?? matter.title ?? t('incident.matter')}</Link>;
}

/** What happened, in words for people first; the technical text after it, for those it is passed on to. */
function Cause({ incident: { kind, elementId, error, attempts, lastAt } }: { incident: Incident }) {
  const { t } = useI18n();
  return (
    <div className={css.cause}>
      {kind === 'mismatch' && <p>{t('incident.mismatchText')}</p>}
      <p className={kind === 'mismatch' ? css.quiet : undefined}>
        {elementId && <code>{elementId}</code>} {error}
      </p>
      {attempts > 1 && <p className={css.quiet}>{t('incident.attempts', { n: attempts, at: instantOf(lastAt) })}</p>}
    </div>
  );
}

/** Again, or seen; of what is settled only when. */
function Settle({ incident }: { incident: Incident }) {
  const { t, pick } = useI18n();
  const { message } = App.useApp();
  const client = useQueryClient();
  const isMismatch = incident.kind === 'mismatch';
  const settle = useMutation<unknown, ApiError>({
    mutationFn: async () => (await call('POST', `/api/incidents/${incident.id}/retry`, { body: {}, key: newKey() })).data,
    onSuccess: () => message.success(t(isMismatch ? 'incident.acknowledged' : 'incident.retried')),
    onError: (e) => message.error(pick(e.message, e.detailEn) || t('state.failedText')),
    onSettled: () => client.invalidateQueries({ queryKey: ['incidents'] }),
  });
  if (incident.resolvedAt) return <span className={css.quiet}>{t('incident.resolved', { at: instantOf(incident.resolvedAt) })}</span>;
  return (
    <Button size="small" loading={settle.isPending} onClick={() => settle.mutate()}>
      {t(isMismatch ? 'incident.acknowledge' : 'action.retry')}
    </Button>
  );
}
