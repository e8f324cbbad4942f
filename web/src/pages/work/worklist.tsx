import { App, Button, Segmented, Select } from 'antd';
import { LinkOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useMoveWork, useWorkList, type WorkFilter } from '../../api/work.ts';
import type { WorkItem } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { dueState } from '../../parts/due/due.tsx';
import { FilterWords } from '../../parts/filter-words.tsx';
import { Filters, PageBody, PageHead, Sheet } from '../../parts/sheet.tsx';
import { STAGES } from '../../parts/stages.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states.tsx';
import { HandOver } from './hand-over.tsx';
import { WorkTable } from './work-table.tsx';
import css from './worklist.module.css';

const VIEWS = ['mine', 'open', 'all'] as const;
const DUE_FILTERS = ['over', 'today', 'soon', 'paused'] as const;
const readFilter = (search: URLSearchParams): WorkFilter => ({
  view: (VIEWS as readonly string[]).includes(search.get('view') ?? '') ? (search.get('view') as WorkFilter['view']) : 'mine',
  stage: search.get('stage') ?? '',
  due: search.get('due') ?? '',
  q: search.get('q') ?? '',
  sort: search.get('sort') ?? '',
});
export const matterPath = (matter: { kind: string; id: string }, task?: string): string =>
  `/${matter.kind === 'case' ? 'cases' : 'leads'}/${matter.id}${task ? `?task=${task}` : ''}`;

/** 待办: what is due lies on top. The filters stand in the address bar, so a link reproduces the view. */
export function WorklistPage() {
  const { t, pick, term } = useI18n();
  const { message } = App.useApp();
  const go = useNavigate();
  const [search, setSearch] = useSearchParams();
  const filter = readFilter(search);
  const list = useWorkList(filter);
  const move = useMoveWork();
  const [handing, setHanding] = useState<WorkItem | null>(null);
  const set = (name: string, value: string) => setSearch((old) => changed(old, name, value), { replace: true });
  const rows = useMemo(() => list.data?.pages.flatMap((p) => p.items) ?? [], [list.data]);
  const act = (item: WorkItem, name: 'claim' | 'release', open = false) =>
    move.mutate(
      { item, name },
      {
        onSuccess: () => {
          void message.success(t(name === 'claim' ? 'work.claimed' : 'work.released'));
          if (open) void go(matterPath(item.matter, item.id));
        },
        onError: (e) => void message.error(pick(e.message, e.detailEn) || t('state.failedText')),
      },
    );
  const free = rows.find((r) => !r.assignee && r.mine);
  return (
    <PageBody>
      <PageHead
        title={t('work.title')}
        note={<Tally rows={rows} />}
        actions={
          <>
            <Button
              icon={<LinkOutlined />}
              onClick={() => void navigator.clipboard.writeText(location.href).then(() => message.success(t('work.linkCopied')))}
            >
              {t('work.copyLink')}
            </Button>
            <Button
              type="primary"
              icon={<ThunderboltOutlined />}
              disabled={!free}
              title={free ? undefined : t('work.nothingFree')}
              loading={move.isPending}
              onClick={() => free && act(free, 'claim', true)}
            >
              {t('work.takeNext')}
            </Button>
          </>
        }
      />
      <Filters>
        <Segmented
          aria-label={t('work.view')}
          value={filter.view}
          onChange={(v) => set('view', v)}
          options={VIEWS.map((value) => ({ value, label: t(`work.view.${value}`) }))}
        />
        <Select
          aria-label={t('work.stage')}
          className={css.select}
          value={filter.stage}
          onChange={(v) => set('stage', v)}
          options={[{ value: '', label: t('work.allStages') }, ...STAGES.map((s) => ({ value: s, label: term('stage', s) }))]}
        />
        <Select
          aria-label={t('work.due')}
          className={css.select}
          value={filter.due}
          onChange={(v) => set('due', v)}
          options={[{ value: '', label: t('work.allDue') }, ...DUE_FILTERS.map((s) => ({ value: s, label: t(`due.${s}`) }))]}
        />
        <FilterWords className={css.words} label={t('work.filterWords')} value={filter.q} onChange={(v) => set('q', v)} />
      </Filters>
      {list.error && !list.data ? (
        <Sheet>
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        </Sheet>
      ) : list.isPending ? (
        <Sheet>
          <LoadingState rows={9} />
        </Sheet>
      ) : rows.length === 0 ? (
        <Sheet>
          <EmptyState title={t(filter.view === 'mine' ? 'work.emptyMine' : 'work.empty')}>{t('work.emptyText')}</EmptyState>
        </Sheet>
      ) : (
        <WorkTable
          rows={rows}
          sort={filter.sort}
          onSort={(s) => set('sort', s)}
          onClaim={(i) => act(i, 'claim')}
          onRelease={(i) => act(i, 'release')}
          onHandOver={setHanding}
        />
      )}
      {rows.length > 0 && (
        <div className={css.foot}>
          <span>{t('work.count', { n: rows.length })}</span>
          {list.hasNextPage && (
            <Button size="small" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('action.more')}
            </Button>
          )}
        </div>
      )}
      <HandOver item={handing} onClose={() => setHanding(null)} />
    </PageBody>
  );
}

const changed = (old: URLSearchParams, name: string, value: string): URLSearchParams => {
  const next = new URLSearchParams(old);
  if (value) next.set(name, value);
  else next.delete(name);
  return next;
};

/** One line of figures: overdue, soon, paused; only of what is shown. */
function Tally({ rows }: { rows: WorkItem[] }) {
  const { t } = useI18n();
  const count = (...states: string[]) => rows.filter((r) => r.clock && states.includes(dueState(r.clock.state))).length;
  const figures = [
    [count('over'), 'work.nOver', css.red],
    [count('today', 'soon'), 'work.nSoon', css.amber],
    [count('paused'), 'work.nPaused', css.pause],
  ] as const;
  return (
    <>
      {figures
        .filter(([n]) => n > 0)
        .map(([n, key, look]) => (
          <span key={key}>
            <b className={`num ${look}`}>{n}</b> {t(key)}
          </span>
        ))}
    </>
  );
}
