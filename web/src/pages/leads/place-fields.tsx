import { Form, Input, Select } from 'antd';
import { usePerson } from '../../api/session.ts';
import { CoordinatesWidget } from '../../forms/widgets/coordinates.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { DIVISIONS } from './lead-codes.ts';
import css from './lead-intake.module.css';

const COORDINATES = { name: 'coordinates', label: { zh: '', en: '' }, widget: 'coordinates' as const, required: false };

/** Where: the division (a county bureau's own is filled in), the spot in words, the coordinates. */
export function PlaceFields() {
  const { t, term } = useI18n();
  const bureau = usePerson().bureau;
  const rules = [{ required: true, message: t('form.required') }];
  return (
    <>
      <div className={css.place}>
        <Form.Item name="divisionCode" label={t('lead.division')} rules={rules}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={DIVISIONS.map((code) => ({ value: code, label: term('division', code) }))}
          />
        </Form.Item>
        <Form.Item name="place" label={t('lead.place')} rules={rules}>
          <Input maxLength={200} placeholder={t('lead.placeHint')} />
        </Form.Item>
      </div>
      <Form.Item
        name="coordinates"
        label={
          <>
            {t('lead.coordinates')}
            <span className={css.optional}>{t('form.optional')}</span>
          </>
        }
        data-field="coordinates"
      >
        <CoordinatesWidget field={COORDINATES} bureauCode={bureau.code} />
      </Form.Item>
    </>
  );
}
