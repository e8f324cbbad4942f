import { Form, Radio, Select, Switch } from 'antd';
import { useI18n } from '../../i18n/index.tsx';
import { OFFENCES, YES_NO_UNKNOWN } from './lead-codes.ts';
import css from './lead-intake.module.css';

/** What is alleged. Right and permit are two questions since 2025-07-01 (law.md 4.1). */
export function ActFields() {
  const { t, term } = useI18n();
  const answers = YES_NO_UNKNOWN.map((value) => ({ value, label: term('known', value) }));
  return (
    <>
      <Form.Item
        name="offenceCode"
        label={
          <>
            {t('lead.offence')}
            <span className={css.optional}>{t('form.optional')}</span>
          </>
        }
      >
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={OFFENCES.map((code) => ({ value: code, label: term('offence', code) }))}
        />
      </Form.Item>
      <div className={css.two}>
        <Form.Item name="hasRight" label={t('lead.hasRight')}>
          <Radio.Group className={css.answers} optionType="button" options={answers} />
        </Form.Item>
        <Form.Item name="hasPermit" label={t('lead.hasPermit')}>
          <Radio.Group className={css.answers} optionType="button" options={answers} />
        </Form.Item>
      </div>
      <div className={css.line}>
        <label htmlFor="isOngoing">
          {t('lead.isOngoing')}
          <small>{t('lead.isOngoingNote')}</small>
        </label>
        <Form.Item name="isOngoing" valuePropName="checked" noStyle>
          <Switch id="isOngoing" />
        </Form.Item>
      </div>
    </>
  );
}
