import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError, call, get, itemsOf, newKey, type Query } from './client.ts';
import type { Completed, MatterKind, Officer, Page, WorkItem, WorkItemDetail } from './types.ts';

/** The filters of the work list, exactly as they stand in the address bar. */
export interface WorkFilter {
  view: 'mine' | 'open' | 'unit' | 'all';
  stage: string;
  due: string;
  q: string;
  sort: string;
}

const asQuery = (f: WorkFilter, cursor: string): Query => ({
  ...(f.view === 'mine' && { mine: true }),
  ...(f.view === 'open' && { unclaimed: true, mine: true }),
  stage: f.stage,
  state: f.due,
  q: f.q,
  sort: f.sort,
  cursor,
});

export const useWorkList = (filter: WorkFilter) =>
  useInfiniteQuery({
    queryKey: ['work', 'list', filter],
    queryFn: ({ pageParam, signal }) => get<Page<WorkItem>>('/api/work-items', asQuery(filter, pageParam), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 60_000,
  });

/** How many items wait for me: the red figure in the rail. */
export const useMyWork = () =>
  useQuery({
    queryKey: ['work', 'mine'],
    queryFn: async () => get<Page<WorkItem>>('/api/work-items', { mine: true }),
    select: (page) => ({ count: page.total ?? itemsOf(page).length }),
    refetchInterval: 60_000,
  });

export interface LoadedWorkItem {
  item: WorkItemDetail;
  etag: string;
}
export const useWorkItem = (id: string | undefined) =>
  useQuery({
    queryKey: ['work', 'item', id],
    enabled: id !== undefined,
    // the form keeps what was typed; it is read anew only when asked
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    queryFn: async (): Promise<LoadedWorkItem> => {
      const { data, etag } = await call<WorkItemDetail>('GET', `/api/work-items/${id}`);
      return { item: data, etag: etag ?? `"${data.revision}"` };
    },
  });

export const useMatterWork = (matterId: string) =>
  useQuery({
    queryKey: ['matter', matterId, 'work'],
    queryFn: async () => itemsOf(await get<Page<WorkItem> | WorkItem[]>(`/api/matters/${matterId}/work-items`)),
  });

export const completeWork = async (id: string, body: object, key: string, ifMatch: string): Promise<Completed> =>
  (await call<Completed>('POST', `/api/work-items/${id}/complete`, { body, key, ifMatch })).data;

export type MoveName = 'claim' | 'release' | 'hand-over';
export interface WorkMove {
  item: Pick<WorkItem, 'id' | 'revision'>;
  name: MoveName;
  userId?: string;
  reason?: string;
}
/** Claim, release, hand over: the same for every step. */
export function useMoveWork() {
  const refresh = useRefresh();
  return useMutation<unknown, ApiError, WorkMove>({
    mutationFn: async ({ item, name, userId, reason }) =>
      (
        await call('POST', `/api/work-items/${item.id}/${name}`, {
          body: name === 'hand-over' ? { userId, reason } : {},
          key: newKey(),
          ifMatch: `"${item.revision}"`,
        })
      ).data,
    onSettled: () => refresh(),
  });
}

/** After a write: everything about work and this matter is read again. */
export function useRefresh() {
  const client = useQueryClient();
  return async (matter?: { kind?: MatterKind; id: string }) => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['work'] }),
      client.invalidateQueries({ queryKey: matter ? ['matter', matter.id] : ['matter'] }),
      client.invalidateQueries({ queryKey: ['leads'] }),
      client.invalidateQueries({ queryKey: ['cases'] }),
    ]);
  };
}

export const useOfficers = (bureau: string) =>
  useQuery({
    queryKey: ['officers', bureau],
    queryFn: async () => itemsOf(await get<Page<Officer> | Officer[]>('/api/officers', { bureau })),
    staleTime: 5 * 60_000,
  });
