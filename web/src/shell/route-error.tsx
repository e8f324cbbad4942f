import { Button } from 'antd';
import { Link, useRouteError } from 'react-router';
import { EmptyState, ErrorState } from '../parts/states.tsx';
import { useI18n } from '../i18n/index.tsx';

/** A page that broke while drawing, or whose code could not be loaded after an update of the server. */
export function RouteError() {
  const error = useRouteError();
  return (
    <main>
      <ErrorState error={error} onRetry={() => location.reload()} />
    </main>
  );
}

export function NotFoundPage() {
  const { t } = useI18n();
  return (
    <EmptyState
      title={t('state.noPage')}
      action={
        <Link to="/">
          <Button type="primary">{t('action.home')}</Button>
        </Link>
      }
    >
      {t('state.noPageText')}
    </EmptyState>
  );
}
