import { Form } from 'antd';
import type { Rule } from 'antd/es/form';
import type { FormField } from '../api/types.ts';
import { useI18n } from '../i18n/index.tsx';
import { byGroup, isShown, type Values } from './values.ts';
import { ListRows } from './list-rows.tsx';
import { WidgetFor } from './widget-for.tsx';
import css from './forms.module.css';

/** What widgets need to know beside their field. */
export interface FieldContext {
  bureauCode: string;
  matterId?: string;
  disabled?: boolean;
}
/** Where the fields stand: the whole path, and the row number that antd wants inside a list. */
export interface FieldPlace {
  within?: Array<string | number>;
  row?: number;
}

/** Draws the fields that the server described: labels, widgets, bounds, headings, and what is shown when. */
export function FormFields({ fields, ...rest }: { fields: readonly FormField[] } & FieldContext & FieldPlace) {
  const { pick } = useI18n();
  return byGroup(fields).map(({ heading, fields: group }, i) => {
    const rows = group.map((field) => <FieldRow key={field.name} field={field} {...rest} />);
    if (!heading)
      return (
        <div key={i} className={css.group}>
          {rows}
        </div>
      );
    return (
      <fieldset key={i} className={css.group}>
        <legend>{pick(heading.zh, heading.en)}</legend>
        {rows}
      </fieldset>
    );
  });
}

/** The values that stand beside a field: the whole form, or its row of a list. */
function useSiblings(within: Array<string | number>): Values {
  const all = Form.useWatch([], Form.useFormInstance<Values>()) as Values | undefined;
  return within.reduce<Values>((at, key) => (at[key] as Values | undefined) ?? {}, all ?? {});
}

function FieldRow({ field, within = [], row, ...context }: { field: FormField } & FieldContext & FieldPlace) {
  const { pick } = useI18n();
  const rules = useRules(field);
  if (!isShown(field, useSiblings(within))) return null;
  const label = <FieldLabel field={field} />;
  const help = field.help && <span className={css.help}>{pick(field.help.zh, field.help.en)}</span>;
  const path = [...within, field.name];
  if (field.widget === 'list') return <ListRows field={field} name={path} label={label} help={help} {...context} />;
  const isSwitch = field.widget === 'switch';
  return (
    <Form.Item
      name={row === undefined ? path : [row, field.name]}
      label={label}
      rules={rules}
      extra={help}
      className={isSwitch ? css.switch : css.item}
      valuePropName={isSwitch ? 'checked' : 'value'}
      validateTrigger="onBlur"
      data-field={path.join('.')}
    >
      <WidgetFor field={field} {...context} />
    </Form.Item>
  );
}

function FieldLabel({ field }: { field: FormField }) {
  const { t, pick } = useI18n();
  return (
    <>
      {pick(field.label.zh, field.label.en)}
      {field.unit && <span className={css.unit}>{t('form.unit', { unit: pick(field.unit.zh, field.unit.en) })}</span>}
      {!field.required && field.widget !== 'switch' && <span className={css.optional}>{t('form.optional')}</span>}
    </>
  );
}

/** The bounds the schema states; everything beyond them is the server's business. */
function useRules(field: FormField): Rule[] {
  const { t } = useI18n();
  const isNumber = field.widget === 'number' || field.widget === 'money';
  const shown = (n: number) => ({ n: field.widget === 'money' ? n / 100 : n });
  const rules: Rule[] = [];
  if (field.required && field.widget !== 'switch') rules.push({ required: true, message: t('form.required') });
  if (field.pattern && (field.widget === 'text' || field.widget === 'textarea'))
    rules.push({ pattern: new RegExp(field.pattern), message: t('form.pattern') });
  if (field.minLength !== undefined)
    rules.push({ type: 'string', min: field.minLength, message: t('form.minLength', { n: field.minLength }) });
  if (isNumber && field.min !== undefined) rules.push({ type: 'number', min: field.min, message: t('form.min', shown(field.min)) });
  if (isNumber && field.max !== undefined) rules.push({ type: 'number', max: field.max, message: t('form.max', shown(field.max)) });
  return rules;
}
