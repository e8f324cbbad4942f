import { Button } from 'antd';
import { useLog } from '../../api/matters.ts';
import type { LogEntry } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { dateOf, timeOf } from '../../parts/dates.ts';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states.tsx';
import css from './log.module.css';

/** 日志: who did what, newest first, day by day. Append-only; nothing can be taken out of it. */
export default function LogTab({ matterId }: { matterId: string }) {
  const { t } = useI18n();
  const log = useLog(matterId);
  if (log.error && !log.data) return <ErrorState error={log.error} onRetry={() => void log.refetch()} />;
  if (!log.data) return <LoadingState />;
  const entries = log.data.pages.flatMap((p) => p.items);
  if (!entries.length) return <EmptyState title={t('log.empty')} />;
  const days = [...new Set(entries.map((e) => dateOf(e.at)))];
  return (
    <div className={css.log}>
      {days.map((day) => (
        <section key={day}>
          <h3 className="num">
            <time dateTime={day}>{day}</time>
          </h3>
          <ol>
            {entries
              .filter((e) => dateOf(e.at) === day)
              .map((e) => (
                <Entry key={e.id} entry={e} />
              ))}
          </ol>
        </section>
      ))}
      {log.hasNextPage && (
        <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('action.more')}
        </Button>
      )}
    </div>
  );
}

/** The label says what was done; a reason that was given for it is shown below. */
const reasonOf = (detail: unknown): string =>
  detail && typeof detail === 'object' && 'reason' in detail && typeof detail.reason === 'string' ? detail.reason : '';

function Entry({ entry }: { entry: LogEntry }) {
  const { t, pick } = useI18n();
  const reason = reasonOf(entry.detail);
  return (
    <li>
      <time className="num" dateTime={entry.at}>
        {timeOf(entry.at)}
      </time>
      <span>
        {pick(entry.label || entry.action, entry.labelEn)}
        {reason && <small>{reason}</small>}
      </span>
      <em>{entry.by?.name ?? t('log.system')}</em>
    </li>
  );
}
