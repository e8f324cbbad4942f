import { Checkbox, Radio, Select, Switch } from 'antd';
import { useI18n } from '../../i18n/index.tsx';
import type { FormField } from '../../api/types.ts';
import type { WidgetProps } from '../widget-for.tsx';
import css from '../forms.module.css';

const useOptions = (field: FormField) => {
  const { pick } = useI18n();
  return (field.options ?? []).map((o) => ({ value: o.value, label: pick(o.label.zh, o.label.en) }));
};
const inOneRow = (labels: string[]): boolean => labels.length <= 4 && labels.join('').replace(/[^ -ÿ]/g, 'xx').length <= 34;

export function ChoiceWidget({ field, id, value, onChange, onBlur, disabled }: WidgetProps<string>) {
  return (
    <Select
      id={id}
      disabled={disabled}
      value={value}
      onBlur={onBlur}
      onChange={onChange}
      options={useOptions(field)}
      allowClear={!field.required}
      showSearch={(field.options?.length ?? 0) > 8 ? { optionFilterProp: 'label' } : false}
    />
  );
}

/** A handful of choices stand open; many fold into a list. */
export function MultiChoiceWidget({ field, id, value, onChange, onBlur, disabled }: WidgetProps<string[]>) {
  const options = useOptions(field);
  if (options.length <= 8)
    return (
      <Checkbox.Group className={css.checks} disabled={disabled} value={value ?? []} onChange={(v) => onChange?.(v)} options={options} />
    );
  return <Select id={id} mode="multiple" disabled={disabled} value={value ?? []} onBlur={onBlur} onChange={onChange} options={options} />;
}

/** Short answers side by side, long ones below each other. */
export function RadioWidget({ field, id, value, onChange, disabled }: WidgetProps<string>) {
  const options = useOptions(field);
  const isRow = inOneRow(options.map((o) => o.label));
  return (
    <Radio.Group
      id={id}
      className={isRow ? css.radioRow : css.radioList}
      disabled={disabled}
      value={value}
      optionType={isRow ? 'button' : 'default'}
      options={options}
      onChange={(e) => onChange?.(e.target.value as string)}
    />
  );
}

export const SwitchWidget = ({ id, disabled, onChange, checked }: WidgetProps<boolean> & { checked?: boolean }) => (
  <Switch id={id} disabled={disabled} checked={checked === true} onChange={(v) => onChange?.(v)} />
);
