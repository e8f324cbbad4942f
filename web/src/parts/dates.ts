import dayjs from 'dayjs';
import type { Locale } from '../i18n/index.tsx';

const WEEKDAYS = { zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
const SHANGHAI_OFFSET_MINUTES = 480;

/** The instant as it reads on a clock in Zhengzhou, wherever the browser stands. China has had no summer time since 1991. */
const inShanghai = (at: string): dayjs.Dayjs =>
  dayjs(new Date(new Date(at).getTime() + (SHANGHAI_OFFSET_MINUTES + new Date(at).getTimezoneOffset()) * 60_000));

export const weekday = (on: string, locale: Locale): string => WEEKDAYS[locale][dayjs(on).day()] ?? '';
/** 'MM-DD' inside the year of `today`, else the whole date. */
export const shortDate = (on: string | null | undefined, today?: string): string =>
  on ? (today && on.slice(0, 4) !== today.slice(0, 4) ? on.slice(0, 10) : on.slice(5, 10)) : '—';
export const dateOf = (at: string | null | undefined): string => (!at ? '—' : at.length === 10 ? at : inShanghai(at).format('YYYY-MM-DD'));
export const timeOf = (at: string | null | undefined): string => (at ? inShanghai(at).format('HH:mm') : '');
export const instantOf = (at: string | null | undefined): string => (at ? inShanghai(at).format('YYYY-MM-DD HH:mm') : '—');
export const longDate = (on: string, locale: Locale): string =>
  locale === 'zh' ? dayjs(on).format('YYYY年M月D日') : dayjs(on).format('D MMM YYYY');
export const addDays = (on: string, days: number): string => dayjs(on).add(days, 'day').format('YYYY-MM-DD');
export const daysBetween = (from: string, to: string): number => dayjs(to).diff(dayjs(from), 'day');

/** A wall-clock time in Zhengzhou as the instant the server wants. */
export const instantFromShanghai = (wall: dayjs.Dayjs): string => `${wall.format('YYYY-MM-DDTHH:mm:ss')}+08:00`;
export const shanghaiWall = (at: string): dayjs.Dayjs => inShanghai(at);
