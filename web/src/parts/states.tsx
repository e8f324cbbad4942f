import type { ReactNode } from 'react';
import { Button, Skeleton } from 'antd';
import { CompassOutlined, DisconnectOutlined, ExclamationCircleOutlined, InboxOutlined, LockOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { ApiError } from '../api/client.ts';
import { useI18n, type Key } from '../i18n/index.tsx';
import css from './states.module.css';

interface BlankProps {
  icon: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  alarm?: boolean;
}
/** One quiet place for "nothing here", "not found", "not allowed", "broken". */
const Blank = ({ icon, title, children, action, alarm }: BlankProps) => (
  <div className={css.blank} role={alarm ? 'alert' : 'status'}>
    <span className={css.icon} aria-hidden>
      {icon}
    </span>
    <h2>{title}</h2>
    {children && <p>{children}</p>}
    {action && <div>{action}</div>}
  </div>
);

export const EmptyState = ({ title, children, action }: { title: ReactNode; children?: ReactNode; action?: ReactNode }) => (
  <Blank icon={<InboxOutlined />} title={title} action={action}>
    {children}
  </Blank>
);

export function LoadingState({ rows = 6 }: { rows?: number }) {
  const { t } = useI18n();
  return (
    <div className={css.loading} role="status">
      <span className="visually-hidden">{t('state.loading')}</span>
      <Skeleton active title={false} paragraph={{ rows, width: '100%' }} />
    </div>
  );
}

const KINDS: Array<{ matches: (e: ApiError) => boolean; icon: ReactNode; title: Key; text: Key }> = [
  { matches: (e) => e.status === 404, icon: <CompassOutlined />, title: 'state.notFound', text: 'state.notFoundText' },
  { matches: (e) => e.status === 403, icon: <LockOutlined />, title: 'state.forbidden', text: 'state.forbiddenText' },
  { matches: (e) => e.status === 0, icon: <DisconnectOutlined />, title: 'state.offline', text: 'state.offlineText' },
];

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t, pick } = useI18n();
  const known = error instanceof ApiError ? error : new ApiError({ status: 500, code: 'UNEXPECTED', detail: String(error) });
  const kind = KINDS.find((k) => k.matches(known));
  const words = pick(known.message, known.detailEn);
  return (
    <Blank
      alarm
      icon={kind?.icon ?? <ExclamationCircleOutlined />}
      title={t(kind?.title ?? 'state.failed')}
      action={onRetry && known.status !== 404 && known.status !== 403 && <Button onClick={onRetry}>{t('action.retry')}</Button>}
    >
      {kind?.text && known.status !== 403 ? t(kind.text) : words || t('state.failedText')}
      {known.traceId && <small className="num">{t('state.trace', { id: known.traceId })}</small>}
    </Blank>
  );
}

/** Draws a query in all its states. */
export function Loaded<T>({ query, children, rows }: { query: UseQueryResult<T>; children: (data: T) => ReactNode; rows?: number }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingState rows={rows} />;
}
