import { InputNumber } from 'antd';
import { useI18n } from '../../i18n/index.tsx';
import { capitals } from '../money.ts';
import type { WidgetProps } from '../widget-for.tsx';
import css from '../forms.module.css';

export const NumberWidget = ({ field, id, value, onChange, onBlur, disabled }: WidgetProps<number>) => (
  <InputNumber
    id={id}
    style={{ width: '100%' }}
    disabled={disabled}
    min={field.min}
    max={field.max}
    value={value ?? null}
    onBlur={onBlur}
    onChange={(n) => onChange?.(n ?? undefined)}
  />
);

const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const shown = (value: string | number | undefined): string => {
  const [whole = '', part] = String(value ?? '').split('.');
  return grouped(whole) + (part === undefined ? '' : `.${part}`);
};

/** Yuan on the screen, integer fen on the wire; the capital numerals below are what the document will say. */
export function MoneyWidget({ id, value, onChange, onBlur, disabled }: WidgetProps<number>) {
  const { t } = useI18n();
  const yuan = value === undefined || value === null ? null : value / 100;
  return (
    <>
      <InputNumber<number>
        id={id}
        className={css.money}
        style={{ width: '100%' }}
        disabled={disabled}
        min={0}
        precision={2}
        controls={false}
        suffix={t('form.yuan')}
        value={yuan}
        onBlur={onBlur}
        formatter={shown}
        parser={(text) => Number((text ?? '').replace(/[,，\s]/g, ''))}
        onChange={(n) => onChange?.(n === null ? undefined : Math.round(n * 100))}
      />
      {value !== undefined && value !== null && (
        <span className={css.capitals} aria-live="polite">
          {capitals(value)}
        </span>
      )}
    </>
  );
}
