import { Dropdown } from 'antd';
import { GlobalOutlined, KeyOutlined, LogoutOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { Link, useNavigate } from 'react-router';
import { useDemo, usePerson, useSignOut, useToday } from '../api/session.ts';
import { useI18n } from '../i18n/index.tsx';
import { longDate, shortDate, weekday } from '../parts/dates.ts';
import { Logo } from '../parts/logo.tsx';
import { useState } from 'react';
import { ChangePassword } from './change-password.tsx';
import { DemoClock } from './demo-clock.tsx';
import { Search } from './search.tsx';
import css from './shell.module.css';

export function TopBar() {
  const { t } = useI18n();
  const person = usePerson();
  const demo = useDemo().data;
  return (
    <header className={css.top}>
      <Link to="/" className={css.brand} aria-label={t('app.home')}>
        <Logo />
        <b>{t('app.short')}</b>
        <i>{person.bureau.name}</i>
      </Link>
      <Search />
      <div className={css.right}>
        {demo?.enabled ? (
          <DemoClock>
            <Today isWorkingDay={demo.isWorkingDay} />
          </DemoClock>
        ) : (
          <Today isWorkingDay={demo?.isWorkingDay} />
        )}
        <UserMenu />
      </div>
    </header>
  );
}

function Today({ isWorkingDay }: { isWorkingDay?: boolean }) {
  const { t, locale } = useI18n();
  const today = useToday();
  return (
    <span className={`${css.today} num`}>
      <time dateTime={today}>
        <span>
          {longDate(today, locale)} {weekday(today, locale)}
        </span>
        <b>{shortDate(today, today)}</b>
      </time>
      {isWorkingDay !== undefined && <em>{t(isWorkingDay ? 'day.working' : 'day.off')}</em>}
    </span>
  );
}

function UserMenu() {
  const { t, term, locale, setLocale } = useI18n();
  const person = usePerson();
  const signOut = useSignOut();
  const go = useNavigate();
  const [isChanging, setChanging] = useState(false);
  const certificate = person.certificate;
  const items = [
    ...(certificate
      ? [
          {
            key: 'certificate',
            disabled: true,
            icon: <SafetyCertificateOutlined />,
            label: (
              <span className="num">
                {certificate.number} ·{' '}
                {t(certificate.isValid ? 'certificate.until' : 'certificate.expired', { on: certificate.validUntil })}
              </span>
            ),
          },
        ]
      : []),
    { key: 'locale', icon: <GlobalOutlined />, label: locale === 'zh' ? 'English' : '中文' },
    { key: 'password', icon: <KeyOutlined />, label: t('password.title') },
    { type: 'divider' as const },
    { key: 'out', icon: <LogoutOutlined />, label: t('action.signOut') },
  ];
  const choose = async ({ key }: { key: string }) => {
    if (key === 'locale') setLocale(locale === 'zh' ? 'en' : 'zh');
    if (key === 'password') setChanging(true);
    if (key !== 'out') return;
    await signOut();
    await go('/login');
  };
  const roles = person.roles.map((r) => term('role', r)).join(locale === 'zh' ? '、' : ', ');
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: (e) => void choose(e) }}>
        <button type="button" className={css.me} aria-label={t('shell.account', { name: person.name })}>
          <span className={css.face} aria-hidden>
            {person.name.slice(0, 1)}
          </span>
          <span>
            {person.name}
            <small>
              {roles} · {person.unit.name}
            </small>
          </span>
        </button>
      </Dropdown>
      {(isChanging || person.mustChangePassword) && (
        <ChangePassword isForced={person.mustChangePassword === true} onClose={() => setChanging(false)} />
      )}
    </>
  );
}
