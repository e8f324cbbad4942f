import dayjs from 'dayjs';
import { useI18n } from '../../i18n/index.tsx';
import { isWeekend, type DayKinds } from './calendar-days.ts';
import css from './admin.module.css';

interface Props {
  year: number;
  days: DayKinds;
  changed: readonly string[];
  onToggle: (on: string, kind: 'off' | 'working') => void;
}

/** Twelve months; a click makes a weekday a day off, or a weekend a working day, and back. */
export function YearView(props: Props) {
  return (
    <div className={css.year}>
      {Array.from({ length: 12 }, (_, i) => (
        <Month key={i} month={dayjs(new Date(props.year, i, 1))} {...props} />
      ))}
    </div>
  );
}

function Month({ month, days, changed, onToggle }: { month: dayjs.Dayjs } & Props) {
  const { t, locale } = useI18n();
  const lead = (month.day() + 6) % 7;
  const dates = Array.from({ length: month.daysInMonth() }, (_, i) => month.date(i + 1).format('YYYY-MM-DD'));
  return (
    <section className={css.month} aria-label={month.format('YYYY-MM')}>
      <h3>{locale === 'zh' ? `${month.month() + 1} 月` : month.locale('en').format('MMMM')}</h3>
      <div className={css.week} aria-hidden>
        {(locale === 'zh' ? '一二三四五六日' : 'MTWTFSS').split('').map((d, i) => (
          <span key={i}>{d}</span>
        ))}
      </div>
      <div className={css.days}>
        {Array.from({ length: lead }, (_, i) => (
          <span key={`b${i}`} />
        ))}
        {dates.map((on) => (
          <Day key={on} on={on} entry={days[on]} isChanged={changed.includes(on)} onToggle={onToggle} label={t} />
        ))}
      </div>
    </section>
  );
}

function Day({
  on,
  entry,
  isChanged,
  onToggle,
  label,
}: {
  on: string;
  entry: DayKinds[string] | undefined;
  isChanged: boolean;
  onToggle: Props['onToggle'];
  label: ReturnType<typeof useI18n>['t'];
}) {
  const weekend = isWeekend(on);
  const isOff = entry ? entry.kind === 'off' : weekend;
  const word = label(isOff ? 'day.off' : 'day.working');
  const look = `${css.day} num ${isOff ? css.off : ''} ${entry ? (entry.kind === 'off' ? css.holiday : css.makeUp) : ''} ${isChanged ? css.changed : ''}`;
  return (
    <button
      type="button"
      className={look}
      aria-pressed={Boolean(entry)}
      aria-label={`${on} ${word} ${entry?.name ?? ''}`}
      title={[word, entry?.name].filter(Boolean).join(' · ')}
      onClick={() => onToggle(on, weekend ? 'working' : 'off')}
    >
      {Number(on.slice(8))}
      {entry && <i aria-hidden>{entry.kind === 'off' ? label('day.offMark') : label('day.workMark')}</i>}
    </button>
  );
}
