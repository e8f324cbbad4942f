import { Button, Select, Table } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { get } from '../../api/client.ts';
import { usePerson } from '../../api/session.ts';
import type { Lead, Page } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { instantOf } from '../../parts/dates.ts';
import { FilterWords } from '../../parts/filter-words.tsx';
import { Filters, PageBody, PageHead, Sheet, Tag } from '../../parts/sheet.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states.tsx';
import { LEAD_STATUSES } from './lead-codes.ts';
import css from '../lists.module.css';

/** 线索: everything that came in, newest first. */
export function LeadsPage() {
  const { t, term } = useI18n();
  const go = useNavigate();
  const person = usePerson();
  const [search, setSearch] = useSearchParams();
  const q = search.get('q') ?? '';
  const status = search.get('status') ?? '';
  const set = (name: string, value: string) =>
    setSearch(
      (old) => {
        const next = new URLSearchParams(old);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const list = useInfiniteQuery({
    queryKey: ['leads', 'list', q, status],
    queryFn: ({ pageParam, signal }) => get<Page<Lead>>('/api/leads', { q, status, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (p) => p.nextCursor ?? undefined,
  });
  const rows = list.data?.pages.flatMap((p) => p.items) ?? [];
  const mayRegister = person.roles.some((r) => r === 'intake-clerk' || r === 'case-handler');
  const register = mayRegister && (
    <Link to="/leads/new">
      <Button type="primary" icon={<PlusOutlined />}>
        {t('lead.register')}
      </Button>
    </Link>
  );
  return (
    <PageBody>
      <PageHead title={t('nav.leads')} actions={register} />
      <Filters>
        <FilterWords className={css.words} label={t('lead.search')} value={q} onChange={(v) => set('q', v)} />
        <Select
          aria-label={t('lead.status')}
          className={css.select}
          value={status}
          onChange={(v) => set('status', v)}
          options={[{ value: '', label: t('lead.allStatuses') }, ...LEAD_STATUSES.map((s) => ({ value: s, label: term('leadStatus', s) }))]}
        />
      </Filters>
      <Sheet className={css.sheet}>
        {list.error && !list.data ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : list.isPending ? (
          <LoadingState rows={8} />
        ) : rows.length === 0 ? (
          <EmptyState title={t(q || status ? 'search.none' : 'lead.empty')} action={!q && !status && register}>
            {!q && !status && t('lead.emptyText')}
          </EmptyState>
        ) : (
          <Table<Lead>
            className={css.table}
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={rows}
            scroll={{ x: 1080 }}
            onRow={(r) => ({ onClick: () => void go(`/leads/${r.id}`) })}
            columns={[
              {
                title: t('lead.number'),
                width: 190,
                render: (_, r) => (
                  <Link className={`num ${css.number}`} to={`/leads/${r.id}`} onClick={(e) => e.stopPropagation()}>
                    {r.number}
                  </Link>
                ),
              },
              { title: t('lead.title'), ellipsis: true, render: (_, r) => r.gist },
              {
                title: t('work.party'),
                width: 200,
                ellipsis: true,
                render: (_, r) => r.partyName ?? <span className={css.quiet}>{t('matter.noParty')}</span>,
              },
              {
                title: t('lead.channel'),
                width: 130,
                ellipsis: true,
                render: (_, r) => <span className={css.quiet}>{term('channel', r.channel)}</span>,
              },
              {
                title: t('lead.receivedAt'),
                width: 140,
                align: 'right',
                render: (_, r) => <span className={`num ${css.quiet}`}>{instantOf(r.receivedAt)}</span>,
              },
              {
                title: t('lead.status'),
                width: 132,
                render: (_, r) => (
                  <Tag tone={['VERIFYING', 'REGISTERED'].includes(r.status) ? 'accent' : 'plain'}>{term('leadStatus', r.status)}</Tag>
                ),
              },
            ]}
          />
        )}
      </Sheet>
      {list.hasNextPage && (
        <div className={css.more}>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('action.more')}
          </Button>
        </div>
      )}
    </PageBody>
  );
}
