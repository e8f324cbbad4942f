import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, itemsOf } from '../../api/client.ts';
import { useEvidence } from '../../api/matters.ts';
import type { Lead, Page } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { useDebounced } from '../../parts/use-debounced.ts';
import type { WidgetProps } from '../widget-for.tsx';

/** Pieces of evidence of this matter, by id. */
export function EvidenceWidget({ id, matterId, value, onChange, onBlur, disabled }: WidgetProps<string[]>) {
  const { t } = useI18n();
  const evidence = useEvidence(matterId);
  return (
    <Select
      id={id}
      mode="multiple"
      disabled={disabled}
      loading={evidence.isPending && Boolean(matterId)}
      value={value ?? []}
      onBlur={onBlur}
      onChange={onChange}
      placeholder={t('form.chooseEvidence')}
      notFoundContent={t('evidence.empty')}
      options={(evidence.data ?? []).filter((e) => !e.withdrawnAt).map((e) => ({ value: e.id, label: e.name }))}
    />
  );
}

/** Another lead, e.g. the one a duplicate is merged into. */
export function LeadWidget({ id, matterId, value, onChange, onBlur, disabled }: WidgetProps<string>) {
  const [words, setWords] = useState('');
  const q = useDebounced(words.trim(), 250);
  const found = useQuery({ queryKey: ['leads', 'pick', q], queryFn: async () => itemsOf(await get<Page<Lead>>('/api/leads', { q })) });
  const options = (found.data ?? [])
    .filter((l) => l.id !== matterId)
    .map((l) => ({ value: l.id, label: [l.number, l.partyName ?? l.place].join(' ') }));
  return (
    <Select
      id={id}
      allowClear
      disabled={disabled}
      value={value}
      onBlur={onBlur}
      onChange={onChange}
      loading={found.isFetching}
      options={options}
      showSearch={{ filterOption: false, onSearch: setWords }}
    />
  );
}
