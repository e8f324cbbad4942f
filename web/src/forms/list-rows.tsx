import { Button, Form } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { FormField } from '../api/types.ts';
import { useI18n } from '../i18n/index.tsx';
import { FormFields, type FieldContext } from './form-fields.tsx';
import css from './forms.module.css';

interface Props extends FieldContext {
  field: FormField;
  name: Array<string | number>;
  label: ReactNode;
  help?: ReactNode;
}

/** Rows of one kind: participants of a discussion, pieces of evidence, seized goods. */
export function ListRows({ field, name, label, help, ...context }: Props) {
  const { t } = useI18n();
  return (
    <fieldset className={css.rows} data-field={name.join('.')}>
      <legend>{label}</legend>
      {help}
      <Form.List name={name}>
        {(rows, { add, remove }, { errors }) => (
          <>
            {rows.map(({ key, name: row }, i) => (
              <div key={key} className={css.row}>
                <div className={css.rowHead}>
                  <span className="num">{i + 1}</span>
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    disabled={context.disabled}
                    aria-label={t('form.removeRow', { n: i + 1 })}
                    onClick={() => remove(row)}
                  />
                </div>
                <FormFields fields={field.fields ?? []} within={[...name, row]} row={row} {...context} />
              </div>
            ))}
            <Button block type="dashed" icon={<PlusOutlined />} disabled={context.disabled} onClick={() => add({})}>
              {t('form.addRow')}
            </Button>
            <Form.ErrorList errors={errors} />
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
