import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useClocks } from '../../api/matters.ts';
import { useToday } from '../../api/session.ts';
import type { Clock } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { shortDate } from '../../parts/dates.ts';
import { DueBadge, dueState } from '../../parts/due/due.tsx';
import { EmptyState, Loaded } from '../../parts/states.tsx';
import { ClockChange, type ChangeName } from './clock-change.tsx';
import { WhyThisDate } from './why-this-date.tsx';
import css from './deadlines.module.css';

const RANK = { over: 0, today: 1, soon: 2, ok: 3, paused: 4, done: 5 } as const;
const byUrgency = (a: Clock, b: Clock): number =>
  RANK[dueState(a.state)] - RANK[dueState(b.state)] || (a.dueOn ?? '').localeCompare(b.dueOn ?? '');

/** 期限: every clock of the file, and for the chosen one why its date is what it is. */
export default function DeadlinesTab({ matterId }: { matterId: string }) {
  const { t } = useI18n();
  const clocks = useClocks(matterId);
  return (
    <Loaded query={clocks}>
      {(list) =>
        list.length ? (
          <Clocks clocks={list.toSorted(byUrgency)} matterId={matterId} />
        ) : (
          <EmptyState title={t('clock.empty')}>{t('clock.emptyText')}</EmptyState>
        )
      }
    </Loaded>
  );
}

function Clocks({ clocks, matterId }: { clocks: Clock[]; matterId: string }) {
  const { t, pick } = useI18n();
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const [change, setChange] = useState<ChangeName | null>(null);
  const chosen = clocks.find((c) => c.id === search.get('clock')) ?? clocks[0]!;
  const choose = (id: string) =>
    setSearch(
      (old) => {
        const next = new URLSearchParams(old);
        next.set('clock', id);
        return next;
      },
      { replace: true },
    );
  return (
    <div className={css.deadlines}>
      <section className={css.clocks} aria-label={t('clock.all')}>
        <h2>
          {t('clock.all')}
          <span className="num">{clocks.length}</span>
        </h2>
        <ul>
          {clocks.map((c) => (
            <li key={c.id}>
              <button type="button" aria-pressed={c.id === chosen.id} onClick={() => choose(c.id)}>
                <b>{pick(c.name, c.nameEn)}</b>
                <small>{pick(c.source, c.sourceEn)}</small>
                <span>
                  <DueBadge state={c.state}>{pick(c.text, c.textEn)}</DueBadge>
                  <em className="num">{dueState(c.state) === 'paused' ? '—' : shortDate(c.dueOn, today)}</em>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <WhyThisDate clock={chosen} today={today} onChange={setChange} />
      {change && (
        <ClockChange key={`${chosen.id}${change}`} clock={chosen} name={change} matterId={matterId} onClose={() => setChange(null)} />
      )}
    </div>
  );
}
