import { useQuery } from '@tanstack/react-query';
import type { Dayjs } from 'dayjs';
import { instantFromShanghai } from '../parts/dates.ts';
import { call, get, itemsOf } from './client.ts';
import type { Duplicate, Lead, Page } from './types.ts';
import { useRefresh } from './work.ts';

/** The registration form as it stands on the screen. */
export interface LeadDraft {
  channel: string;
  receivedAt: Dayjs;
  leadClass?: string;
  discoveredOn?: Dayjs | null;
  offenceCode?: string;
  isOngoing: boolean;
  hasRight?: string;
  hasPermit?: string;
  divisionCode: string;
  place: string;
  coordinates?: { longitude?: number; latitude?: number };
  party?: { id?: string; name?: string };
  summary: string;
  hasReporter?: boolean;
  reporter?: { name?: string; phone?: string; address?: string; wishesReply?: boolean };
}

const said = (words: string | undefined): string | undefined => words?.trim() || undefined;
/** JSON leaves out what is undefined. */
const bodyOf = (d: LeadDraft): object => ({
  channel: d.channel,
  receivedAt: instantFromShanghai(d.receivedAt),
  leadClass: d.leadClass,
  discoveredOn: d.discoveredOn?.format('YYYY-MM-DD'),
  offenceCode: d.offenceCode,
  isOngoing: d.isOngoing,
  hasRight: d.hasRight,
  hasPermit: d.hasPermit,
  divisionCode: d.divisionCode,
  place: d.place.trim(),
  longitude: d.coordinates?.longitude,
  latitude: d.coordinates?.latitude,
  partyId: d.party?.id,
  partyName: d.party?.id ? undefined : said(d.party?.name),
  summary: d.summary.trim(),
  reporter: d.hasReporter
    ? {
        name: said(d.reporter?.name),
        phone: said(d.reporter?.phone),
        address: said(d.reporter?.address),
        wishesReply: d.reporter?.wishesReply === true,
      }
    : undefined,
});

export function useRegisterLead() {
  const refresh = useRefresh();
  return async (key: string, draft: LeadDraft): Promise<Lead> => {
    const { data } = await call<Lead>('POST', '/api/leads', { body: bodyOf(draft), key });
    void refresh();
    return data;
  };
}

export interface DuplicateQuestion {
  place?: string;
  partyName?: string;
  partyId?: string;
  summary?: string;
  offenceCode?: string;
  longitude?: number;
  latitude?: number;
}
/** Leads that may be the same matter; asked while somebody types. */
export const useDuplicates = (question: DuplicateQuestion) =>
  useQuery({
    queryKey: ['leads', 'duplicates', question],
    enabled:
      (question.place?.length ?? 0) > 3 ||
      (question.partyName?.length ?? 0) > 1 ||
      (question.summary?.length ?? 0) > 12 ||
      (question.longitude !== undefined && question.latitude !== undefined),
    queryFn: async ({ signal }) => itemsOf(await get<Page<Duplicate> | Duplicate[]>('/api/leads/duplicates', { ...question }, signal)),
    retry: false,
  });
