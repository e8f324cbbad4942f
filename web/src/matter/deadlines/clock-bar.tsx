import type { Clock } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { shortDate } from '../../parts/dates.ts';
import { isWorkingDays, stretches, todayMark, withoutWeekends } from './ledger.ts';
import css from './deadlines.module.css';

/** The time limit in proportion: counted, excluded, remaining, with a mark for today. */
export function ClockBar({ clock, today }: { clock: Clock; today: string }) {
  const { t } = useI18n();
  const all = withoutWeekends(stretches(clock.ledger, today));
  const mark = todayMark(clock, today);
  if (!all.length) return null;
  const sum = (kind: string) => all.filter((s) => s.kind === kind).reduce((n, s) => n + s.figure, 0);
  const unit = t(isWorkingDays(clock) ? 'unit.working' : 'unit.days');
  const legend = [
    ['run', 'clock.counted', sum('run')],
    ['excluded', 'clock.stopped', sum('excluded')],
    ['rest', 'clock.remaining', sum('rest')],
  ] as const;
  return (
    <>
      <div className={css.bar} role="img" aria-label={legend.map(([, key, n]) => `${t(key)} ${n} ${unit}`).join('，')}>
        {all.map((s, i) => (
          <div key={i} className={css[s.kind]} style={{ flexGrow: s.days }}>
            <b className="num">{s.days > 1 ? s.figure : ''}</b>
          </div>
        ))}
        {mark !== null && <i className={css.mark} style={{ left: `${mark}%` }} />}
      </div>
      <div className={`${css.axis} num`}>
        <span>{shortDate(clock.startedOn, today)}</span>
        {mark !== null && (
          <em style={{ left: `${Math.min(94, Math.max(6, mark))}%` }}>{t('clock.today', { on: shortDate(today, today) })}</em>
        )}
        <span>{shortDate(clock.dueOn, today)}</span>
      </div>
      <div className={css.legend}>
        {legend.map(
          ([kind, key, n]) =>
            (n > 0 || kind === 'run') && (
              <span key={kind} className={css[`legend-${kind}`]}>
                {t(key)} <b className="num">{n}</b> {kind === 'excluded' ? t('unit.days') : unit}
              </span>
            ),
        )}
        <small>{t(isWorkingDays(clock) ? 'clock.workingNote' : 'clock.calendarNote')}</small>
      </div>
    </>
  );
}
