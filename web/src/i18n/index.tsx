import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { zh } from './zh.ts';
import { en } from './en.ts';

export type Locale = 'zh' | 'en';
export type Key = keyof typeof zh;
export type Values = Record<string, string | number>;
export interface I18n {
  locale: Locale;
  setLocale: (locale: Locale) => void;
  /** The text of the key, with {name} replaced by the values. */
  t: (key: Key, values?: Values) => string;
  /** The word for a code of the server (role, stage, status …); the code itself if the dictionary does not know it. */
  term: (family: string, code: string | null | undefined) => string;
  /** Chooses between the Chinese and the English text that the server sent. */
  pick: (chinese: string | null | undefined, english?: string | null) => string;
}

const KEPT = 'orecase.locale';
const Context = createContext<I18n | null>(null);

export const fill = (text: string, values: Values = {}): string =>
  text.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));

function firstLocale(): Locale {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

export function I18nProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(firstLocale);
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
    try {
      localStorage.setItem(KEPT, locale);
    } catch {
      // private window: the choice lasts as long as the page
    }
  }, [locale]);
  const value = useMemo<I18n>(() => {
    const words: Record<string, string> = locale === 'zh' ? zh : en;
    return {
      locale,
      setLocale,
      t: (key, values) => fill(words[key] ?? key, values),
      term: (family, code) => (code ? (words[`${family}.${code}`] ?? code) : ''),
      pick: (chinese, english) => (locale === 'en' && english ? english : (chinese ?? english ?? '')),
    };
  }, [locale]);
  return <Context value={value}>{children}</Context>;
}

export function useI18n(): I18n {
  const value = useContext(Context);
  if (!value) throw new Error('useI18n outside of I18nProvider');
  return value;
}
