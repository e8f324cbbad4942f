import { Button, Select } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { get, itemsOf } from '../../api/client.ts';
import type { Page, Party } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { useDebounced } from '../../parts/use-debounced.ts';
import type { WidgetProps } from '../widget-for.tsx';
import { NewParty } from './new-party.tsx';
import css from '../forms.module.css';

/** Looks parties up by name or number while typing; the value is the party's id. */
export function PartyWidget({ id, bureauCode, value, onChange, onBlur, disabled }: WidgetProps<string>) {
  const { t } = useI18n();
  const client = useQueryClient();
  const [words, setWords] = useState('');
  const typed = useRef(''); // leaving the field empties the search
  const [isNew, setNew] = useState(false);
  const q = useDebounced(words.trim(), 250);
  const found = useQuery({
    queryKey: ['parties', q],
    queryFn: async () => itemsOf(await get<Page<Party> | Party[]>('/api/parties', { q })),
  });
  const chosen = useQuery({ queryKey: ['party', value], enabled: Boolean(value), queryFn: () => get<Party>(`/api/parties/${value}`) });
  const parties = [...(chosen.data ? [chosen.data] : []), ...(found.data ?? []).filter((p) => p.id !== chosen.data?.id)];
  const options = parties.map((p) => ({ value: p.id, label: p.name, party: p }));
  const search = (said: string) => {
    setWords(said);
    if (said.trim()) typed.current = said.trim();
  };
  const add = (
    <Button className={css.add} type="link" size="small" icon={<PlusOutlined />} onClick={() => setNew(true)}>
      {t('party.register')}
    </Button>
  );
  const take = (party: Party) => {
    client.setQueryData(['party', party.id], party);
    onChange?.(party.id);
    setNew(false);
  };
  return (
    <>
      <Select
        {...(isNew && { open: false })}
        id={id}
        allowClear
        disabled={disabled}
        value={value}
        onBlur={onBlur}
        onChange={onChange}
        options={options}
        loading={found.isFetching}
        placeholder={t('form.chooseParty')}
        notFoundContent={t('search.none')}
        showSearch={{ filterOption: false, onSearch: search }}
        popupRender={(list) => (
          <>
            {list}
            {/* the list lies over the button below */}
            <div onMouseDown={(e) => e.preventDefault()}>{add}</div>
          </>
        )}
        optionRender={({ data: { party } }) => (
          <span className={css.officer}>
            <b>{party.name}</b>
            <small className="num">{party.creditCode ?? party.idNumber ?? party.address ?? ''}</small>
          </span>
        )}
      />
      {!value && !disabled && add}
      {isNew && <NewParty name={typed.current} bureauCode={bureauCode} onDone={take} onClose={() => setNew(false)} />}
    </>
  );
}
