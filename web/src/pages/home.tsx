import { Navigate } from 'react-router';
import { usePerson } from '../api/session.ts';

/** The first screen depends on the day's work: the intake clerk sees leads, everybody else what is due. */
export function HomePage() {
  const { roles } = usePerson();
  const isOnly = (role: string) => roles.length > 0 && roles.every((r) => r === role);
  if (isOnly('intake-clerk')) return <Navigate to="/leads" replace />;
  if (isOnly('administrator')) return <Navigate to="/admin" replace />;
  if (isOnly('archivist') || isOnly('statistician')) return <Navigate to="/cases" replace />;
  return <Navigate to="/work" replace />;
}
