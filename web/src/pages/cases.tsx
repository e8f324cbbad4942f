import { Button, Select, Table } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { get } from '../api/client.ts';
import { useToday } from '../api/session.ts';
import type { Page, Text } from '../api/types.ts';
import { useI18n } from '../i18n/index.tsx';
import { shortDate } from '../parts/dates.ts';
import { FilterWords } from '../parts/filter-words.tsx';
import { Filters, PageBody, PageHead, Sheet, Tag } from '../parts/sheet.tsx';
import { EmptyState, ErrorState, LoadingState } from '../parts/states.tsx';
import css from './lists.module.css';

const CASE_STATUSES = ['PREPARING', 'FILED', 'DECIDED', 'CLOSED', 'ARCHIVED', 'NOT_FILED'] as const;
export interface CaseRow {
  id: string;
  number: string | null;
  title: string;
  partyName: string | null;
  cause: Text;
  stage: string;
  status: string;
  filedOn?: string | null;
}

/** 案件: the bureau's cases. The filters stand in the address bar. */
export function CasesPage() {
  const { t, term, pick } = useI18n();
  const go = useNavigate();
  const today = useToday();
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
    queryKey: ['cases', 'list', q, status],
    queryFn: ({ pageParam, signal }) => get<Page<CaseRow>>('/api/cases', { q, status, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (p) => p.nextCursor ?? undefined,
  });
  const rows = list.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <PageBody>
      <PageHead title={t('nav.cases')} />
      <Filters>
        <FilterWords className={css.words} label={t('case.search')} value={q} onChange={(v) => set('q', v)} />
        <Select
          aria-label={t('case.status')}
          className={css.select}
          value={status}
          onChange={(v) => set('status', v)}
          options={[{ value: '', label: t('lead.allStatuses') }, ...CASE_STATUSES.map((s) => ({ value: s, label: term('caseStatus', s) }))]}
        />
      </Filters>
      <Sheet className={css.sheet}>
        {list.error && !list.data ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : list.isPending ? (
          <LoadingState rows={8} />
        ) : rows.length === 0 ? (
          <EmptyState title={t(q || status ? 'search.none' : 'case.empty')}>{!q && !status && t('case.emptyText')}</EmptyState>
        ) : (
          <Table<CaseRow>
            className={css.table}
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={rows}
            scroll={{ x: 900 }}
            onRow={(r) => ({ onClick: () => void go(`/cases/${r.id}`) })}
            columns={[
              {
                title: t('document.number'),
                width: 200,
                render: (_, r) => (
                  <Link className={`num ${css.number}`} to={`/cases/${r.id}`} onClick={(e) => e.stopPropagation()}>
                    {r.number ?? t('matter.noNumber')}
                  </Link>
                ),
              },
              {
                title: t('work.party'),
                width: 240,
                ellipsis: true,
                render: (_, r) => r.partyName ?? <span className={css.quiet}>{t('matter.noParty')}</span>,
              },
              {
                title: t('work.cause'),
                ellipsis: true,
                render: (_, r) => <span className={css.quiet}>{pick(r.cause.zh, r.cause.en)}</span>,
              },
              { title: t('case.stage'), width: 100, render: (_, r) => term('stage', r.stage) },
              {
                title: t('case.status'),
                width: 100,
                render: (_, r) => (
                  <Tag tone={r.status === 'PREPARING' ? 'plain' : ['FILED', 'DECIDED'].includes(r.status) ? 'accent' : 'ok'}>
                    {term('caseStatus', r.status)}
                  </Tag>
                ),
              },
              {
                title: t('date.filed'),
                width: 100,
                align: 'right',
                render: (_, r) => <span className={`num ${css.quiet}`}>{shortDate(r.filedOn, today)}</span>,
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
