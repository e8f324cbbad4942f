import { Checkbox, Form, Input, Switch } from 'antd';
import { LockOutlined } from '@ant-design/icons';
import { useI18n } from '../../i18n/index.tsx';
import css from './lead-intake.module.css';

/** The reporter: sealed by the server as soon as it arrives (E22, R3.2). */
export function ReporterFields() {
  const { t } = useI18n();
  const form = Form.useFormInstance();
  const hasReporter = Form.useWatch('hasReporter', { form, preserve: true }) === true;
  return (
    <fieldset className={css.seal}>
      <legend className="visually-hidden">{t('lead.reporter')}</legend>
      <div className={css.line}>
        <label htmlFor="hasReporter">
          <LockOutlined aria-hidden /> {t('lead.hasReporter')}
          <small>{t('lead.sealNote')}</small>
        </label>
        <Form.Item name="hasReporter" valuePropName="checked" noStyle>
          <Switch id="hasReporter" />
        </Form.Item>
      </div>
      {hasReporter && (
        <>
          <div className={css.two}>
            <Form.Item name={['reporter', 'name']} label={t('lead.reporterName')}>
              <Input maxLength={100} autoComplete="off" placeholder={t('lead.anonymous')} />
            </Form.Item>
            <Form.Item name={['reporter', 'phone']} label={t('lead.reporterPhone')}>
              <Input maxLength={40} inputMode="tel" autoComplete="off" />
            </Form.Item>
          </div>
          <Form.Item name={['reporter', 'address']} label={t('lead.reporterAddress')}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item name={['reporter', 'wishesReply']} valuePropName="checked">
            <Checkbox>{t('lead.wishesReply')}</Checkbox>
          </Form.Item>
        </>
      )}
    </fieldset>
  );
}
