import { App, Button, Input, Select, Space } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/client.ts';
import { useSubmission } from '../../api/use-submission.ts';
import { useToday } from '../../api/session.ts';
import { useI18n } from '../../i18n/index.tsx';
import { RefusalBox } from '../../parts/problems.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Loaded } from '../../parts/states.tsx';
import type { CalendarYear } from '../../api/types.ts';
import { changesOf, fromWire, toWire, type DayKinds } from './calendar-days.ts';
import { matterPath } from '../work/worklist.tsx';
import { YearView } from './year-view.tsx';
import css from './admin.module.css';

interface LoadedYear {
  days: DayKinds;
  wire: CalendarYear;
  etag: string | null;
}
interface Moved {
  clockId: string;
  name: string;
  nameEn: string;
  matter: { kind: string; id: string };
  from: string;
  to: string;
}

/** 工作日历: days off and make-up working days; a change first shows which due dates would move. */
export function CalendarAdmin() {
  const today = useToday();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const query = useQuery({
    queryKey: ['calendar', year],
    queryFn: async (): Promise<LoadedYear> => {
      const { data, etag } = await call<CalendarYear>('GET', `/api/calendar/${year}`);
      return { days: fromWire(data), wire: data, etag };
    },
  });
  return (
    <Loaded query={query}>{(loaded) => <EditYear key={`${year}${loaded.etag}`} year={year} onYear={setYear} loaded={loaded} />}</Loaded>
  );
}

function EditYear({ year, onYear, loaded }: { year: number; onYear: (year: number) => void; loaded: LoadedYear }) {
  const { t, pick } = useI18n();
  const [source, setSource] = useState(loaded.wire.source);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [days, setDays] = useState<DayKinds>(loaded.days);
  const [moved, setMoved] = useState<Moved[] | null>(null);
  const changes = useMemo(() => changesOf(loaded.days, days), [loaded.days, days]);
  const { submit, isBusy, error } = useSubmission(
    async (key: string, isPreview: boolean) =>
      (
        await call<{ moves: Moved[] }>('PUT', `/api/calendar/${year}`, {
          body: toWire(days, source, loaded.wire),
          query: isPreview ? { preview: true } : {},
          ...(!isPreview && { key }),
          ifMatch: loaded.etag ?? `"${loaded.wire.revision}"`,
        })
      ).data,
  );
  const look = async () => {
    const seen = await submit(true);
    if (seen) setMoved(seen.moves);
  };
  const keep = async () => {
    if (!(await submit(false))) return;
    void message.success(t('calendar.saved'));
    await client.invalidateQueries();
  };
  const toggle = (on: string, kind: 'off' | 'working') => {
    setMoved(null);
    setDays((old) => {
      const next = { ...old };
      if (next[on]) delete next[on];
      else next[on] = { kind, name: '' };
      return next;
    });
  };
  return (
    <>
      <div className={css.calendarBar}>
        <Space>
          <Select
            aria-label={t('calendar.year')}
            value={year}
            onChange={onYear}
            options={[-1, 0, 1].map((n) => year + n).map((value) => ({ value, label: String(value) }))}
          />
          <Input
            aria-label={t('calendar.source')}
            placeholder={t('calendar.source')}
            className={css.source}
            maxLength={200}
            value={source}
            onChange={(e) => setSource(e.target.value)}
          />
        </Space>
        <Space>
          <span className="num">{t('calendar.changes', { n: changes.length })}</span>
          <Button
            disabled={!changes.length}
            onClick={() => {
              setDays(loaded.days);
              setMoved(null);
            }}
          >
            {t('action.undo')}
          </Button>
          {moved === null ? (
            <Button type="primary" disabled={!changes.length} loading={isBusy} onClick={() => void look()}>
              {t('calendar.preview')}
            </Button>
          ) : (
            <Button type="primary" loading={isBusy} onClick={() => void keep()}>
              {t('calendar.save')}
            </Button>
          )}
        </Space>
      </div>
      <p className={css.note}>
        {t('calendar.note')}
        {loaded.wire.isProvisional && ` · ${t('calendar.provisional')}`}
      </p>
      {error && <RefusalBox error={error} />}
      {moved && (
        <Sheet className={css.moved}>
          <b>{t('calendar.moved', { n: moved.length })}</b>
          <ul>
            {moved.map((m) => (
              <li key={m.clockId}>
                <Link to={`${matterPath(m.matter)}/deadlines?clock=${m.clockId}`}>{pick(m.name, m.nameEn)}</Link>
                <span className="num">
                  {m.from} → <b>{m.to}</b>
                </span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      <YearView year={year} days={days} changed={changes} onToggle={toggle} />
    </>
  );
}
