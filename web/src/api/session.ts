import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError, call, get, newKey } from './client.ts';
import type { Demo, Person } from './types.ts';

const SESSION = ['session'] as const;
const userOf = (answer: { user: Person } | Person | null): Person | null => (answer && 'user' in answer ? answer.user : answer);

/** Who is signed in; null when nobody is. */
export function useSession() {
  return useQuery({
    queryKey: SESSION,
    queryFn: async (): Promise<Person | null> => {
      try {
        return userOf(await get<{ user: Person }>('/api/session'));
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: 5 * 60_000,
    retry: false,
  });
}

/** The person behind the desk; only inside the signed-in part of the app. */
export function usePerson(): Person {
  const { data } = useSession();
  if (!data) throw new Error('usePerson without a session');
  return data;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation<Person | null, ApiError, { username: string; password: string }>({
    mutationFn: async (body) => userOf((await call<{ user: Person }>('POST', '/api/session', { body })).data),
    onSuccess: (person) => {
      client.clear();
      client.setQueryData(SESSION, person);
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return async () => {
    await call('DELETE', '/api/session').catch(() => undefined);
    client.clear();
    client.setQueryData(SESSION, null);
  };
}

/** Demo mode and today's date; the clock of the server, never that of the browser. */
export const useDemo = () =>
  useQuery({ queryKey: ['demo'], queryFn: () => get<Demo>('/api/demo'), staleTime: 60_000, refetchInterval: 5 * 60_000, retry: 1 });

const browserToday = (): string => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
export const useToday = (): string => useDemo().data?.today ?? browserToday();

export function useMoveClock() {
  const client = useQueryClient();
  return useMutation<Demo, ApiError, { toDate: string } | { days: number } | { workingDays: number }>({
    mutationFn: async (body) => (await call<Demo>('POST', '/api/demo/clock', { body, key: newKey() })).data,
    // every date on the screen may have changed
    onSuccess: () => client.invalidateQueries(),
  });
}
