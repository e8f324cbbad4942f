import { Select } from 'antd';
import { SafetyCertificateFilled, WarningFilled } from '@ant-design/icons';
import { useOfficers } from '../../api/work.ts';
import type { Officer } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import type { WidgetProps } from '../widget-for.tsx';
import css from '../forms.module.css';

/** Name, certificate number, and whether the certificate is in force (E1, E2). A word and a shape, not only a colour. */
function OfficerLine({ officer }: { officer: Officer }) {
  const { t } = useI18n();
  const certificate = officer.certificate;
  if (!certificate)
    return (
      <span className={css.officer}>
        <b>{officer.name}</b>
        <small>{t('certificate.none')}</small>
      </span>
    );
  return (
    <span className={css.officer}>
      <b>{officer.name}</b>
      <small className="num">{certificate.number}</small>
      {certificate.isValid ? (
        <em className={css.valid}>
          <SafetyCertificateFilled aria-hidden /> {t('certificate.valid')}
        </em>
      ) : (
        <em className={css.invalid}>
          <WarningFilled aria-hidden /> {t('certificate.expired', { on: certificate.validUntil })}
        </em>
      )}
    </span>
  );
}

export function OfficersWidget({ id, bureauCode, value, onChange, onBlur, disabled }: WidgetProps<string[]>) {
  const { t } = useI18n();
  const officers = useOfficers(bureauCode);
  const options = (officers.data ?? []).map((o) => ({ value: o.id, label: o.name, officer: o }));
  const chosen = (value ?? []).flatMap((userId) => options.find((o) => o.value === userId)?.officer ?? []);
  return (
    <>
      <Select
        id={id}
        mode="multiple"
        disabled={disabled}
        loading={officers.isPending}
        value={value ?? []}
        onBlur={onBlur}
        onChange={onChange}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('form.chooseOfficers')}
        optionRender={(o) => <OfficerLine officer={o.data.officer} />}
      />
      {chosen.length > 0 && (
        <ul className={css.chosen}>
          {chosen.map((o) => (
            <li key={o.id}>
              <OfficerLine officer={o} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function UserWidget({ id, bureauCode, value, onChange, onBlur, disabled }: WidgetProps<string>) {
  const officers = useOfficers(bureauCode);
  return (
    <Select
      id={id}
      allowClear
      disabled={disabled}
      loading={officers.isPending}
      value={value}
      onBlur={onBlur}
      onChange={onChange}
      showSearch={{ optionFilterProp: 'label' }}
      options={(officers.data ?? []).map((o) => ({ value: o.id, label: o.name }))}
    />
  );
}
