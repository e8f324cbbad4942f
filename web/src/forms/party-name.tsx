import { AutoComplete } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { get, itemsOf } from '../api/client.ts';
import type { Page, Party } from '../api/types.ts';
import { useI18n } from '../i18n/index.tsx';
import { useDebounced } from '../parts/use-debounced.ts';
import css from './forms.module.css';

interface Props {
  id?: string;
  value?: { id?: string; name?: string };
  onChange?: (value: { id?: string; name?: string }) => void;
  disabled?: boolean;
}

/** A name typed freely, or one of the parties the bureau already knows, with what is known of it. */
export function PartyName({ id, value, onChange, disabled }: Props) {
  const { t } = useI18n();
  const q = useDebounced(value?.id ? '' : (value?.name ?? '').trim(), 250);
  const found = useQuery({
    queryKey: ['parties', q],
    enabled: q.length > 1,
    queryFn: async () => itemsOf(await get<Page<Party> | Party[]>('/api/parties', { q })),
    retry: false,
  });
  const options = (q.length > 1 ? (found.data ?? []) : []).map((p) => ({
    value: p.name,
    party: p,
    label: (
      <span className={css.officer}>
        <b>{p.name}</b>
        <small className="num">{p.creditCode ?? p.idNumber ?? p.address ?? ''}</small>
      </span>
    ),
  }));
  return (
    <>
      <AutoComplete
        id={id}
        style={{ width: '100%' }}
        disabled={disabled}
        value={value?.name ?? ''}
        options={options}
        placeholder={t('lead.partyHint')}
        maxLength={100}
        onChange={(name: string) => onChange?.({ name })}
        onSelect={(name: string, option) => onChange?.({ id: option.party.id, name })}
      />
      {value?.id && <span className={css.help}>{t('lead.knownParty')}</span>}
    </>
  );
}
