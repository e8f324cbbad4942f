import { Suspense } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '../api/session.ts';
import { useI18n } from '../i18n/index.tsx';
import { ErrorState, LoadingState } from '../parts/states.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import css from './shell.module.css';

/** The desk: top bar, rail, the open page. Sends to the login whoever is not signed in, and back afterwards. */
export function Shell() {
  const session = useSession();
  const { t } = useI18n();
  const { pathname, search } = useLocation();
  if (session.isPending) return <LoadingState rows={3} />;
  if (session.error) return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data) return <Navigate to={`/login?next=${encodeURIComponent(pathname + search)}`} replace />;
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#page">
        {t('shell.skip')}
      </a>
      <TopBar />
      <Rail />
      <main id="page" tabIndex={-1} className={css.main}>
        <Suspense fallback={<LoadingState />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
