import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get, itemsOf } from './client.ts';
import type { Clock, DocumentRow, Evidence, LogEntry, MatterFile, MatterKind, Page, TakenProcess } from './types.ts';

const listOf =
  <T>(id: string, part: string) =>
  async (): Promise<T[]> =>
    itemsOf(await get<Page<T> | T[]>(`/api/matters/${id}/${part}`));

export const useMatterFile = (kind: MatterKind, id: string) =>
  useQuery({ queryKey: ['matter', id, 'file'], queryFn: () => get<MatterFile>(kind === 'case' ? `/api/cases/${id}` : `/api/leads/${id}`) });
export const useClocks = (id: string) => useQuery({ queryKey: ['matter', id, 'clocks'], queryFn: listOf<Clock>(id, 'clocks') });
export const useDocuments = (id: string) =>
  useQuery({
    queryKey: ['matter', id, 'documents'],
    queryFn: listOf<DocumentRow>(id, 'documents'),
    // a page that is still being printed is asked for again
    refetchInterval: ({ state }) => (state.data?.some((d) => d.pdf === 'PENDING') ? 2000 : false),
  });
export const useEvidence = (id: string | undefined) =>
  useQuery({ queryKey: ['matter', id, 'evidence'], enabled: Boolean(id), queryFn: listOf<Evidence>(id ?? '', 'evidence') });
export const useProcess = (id: string) =>
  useQuery({ queryKey: ['matter', id, 'process'], queryFn: () => get<TakenProcess>(`/api/matters/${id}/process`) });
export const useLog = (id: string) =>
  useInfiniteQuery({
    queryKey: ['matter', id, 'log'],
    queryFn: async ({ pageParam }) => {
      const page = await get<Page<LogEntry> | LogEntry[]>(`/api/matters/${id}/log`, { cursor: pageParam });
      return { items: itemsOf(page), nextCursor: Array.isArray(page) ? null : page.nextCursor };
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
