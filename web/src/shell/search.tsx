import { AutoComplete, Input, type InputRef } from 'antd';
import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { get, itemsOf } from '../api/client.ts';
import { useI18n } from '../i18n/index.tsx';
import { useDebounced } from '../parts/use-debounced.ts';
import css from './shell.module.css';

interface Hit {
  id: string;
  number: string | null;
  title: string;
  partyName?: string | null;
}
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Finds cases and leads by number, party or place. `/` puts the cursor here from anywhere. */
export function Search() {
  const { t } = useI18n();
  const go = useNavigate();
  const input = useRef<InputRef>(null);
  const [words, setWords] = useState('');
  const q = useDebounced(words.trim(), 250);
  const cases = useQuery({
    queryKey: ['search', 'cases', q],
    queryFn: () => get<{ items: Hit[] }>('/api/cases', { q, limit: 6 }),
    enabled: q.length > 1,
    retry: false,
  });
  const leads = useQuery({
    queryKey: ['search', 'leads', q],
    queryFn: () => get<{ items: Hit[] }>('/api/leads', { q, limit: 6 }),
    enabled: q.length > 1,
    retry: false,
  });
  useEffect(() => {
    const focus = (e: KeyboardEvent) => {
      if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || isTyping(e.target)) return;
      e.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  const group = (label: string, base: string, hits: Hit[]) => ({
    label,
    options: hits.slice(0, 6).map((h) => ({
      value: `${base}/${h.id}`,
      label: (
        <span className={css.hit}>
          <b className="num">{h.number ?? h.title}</b>
          <small>{[h.partyName, h.number && h.title].filter(Boolean).join(' · ')}</small>
        </span>
      ),
    })),
  });
  const options =
    q.length > 1
      ? [group(t('nav.cases'), '/cases', itemsOf(cases.data)), group(t('nav.leads'), '/leads', itemsOf(leads.data))].filter(
          (g) => g.options.length,
        )
      : [];
  const open = (to: string) => {
    setWords('');
    input.current?.blur();
    void go(to);
  };
  return (
    <AutoComplete
      className={css.search}
      options={options}
      value={words}
      onSearch={setWords}
      onSelect={open}
      popupMatchSelectWidth={380}
      notFoundContent={q.length > 1 && !cases.isFetching && !leads.isFetching ? t('search.none') : null}
    >
      <Input
        ref={input}
        aria-label={t('search.label')}
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('search.placeholder')}
        suffix={<kbd aria-hidden>/</kbd>}
        onPressEnter={() => !options.length && q && open(`/cases?q=${encodeURIComponent(q)}`)}
      />
    </AutoComplete>
  );
}
