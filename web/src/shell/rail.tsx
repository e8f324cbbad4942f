import { AlertOutlined, FolderOpenOutlined, InboxOutlined, SettingOutlined } from '@ant-design/icons';
import type { ComponentType } from 'react';
import { NavLink } from 'react-router';
import { usePerson } from '../api/session.ts';
import { useMyWork } from '../api/work.ts';
import { useI18n, type Key } from '../i18n/index.tsx';
import css from './shell.module.css';

interface Place {
  to: string;
  label: Key;
  Icon: ComponentType<{ 'aria-hidden'?: boolean }>;
  roles?: readonly string[];
}
const PLACES: Place[] = [
  { to: '/work', label: 'nav.work', Icon: InboxOutlined },
  { to: '/leads', label: 'nav.leads', Icon: AlertOutlined },
  { to: '/cases', label: 'nav.cases', Icon: FolderOpenOutlined },
  { to: '/admin', label: 'nav.admin', Icon: SettingOutlined, roles: ['administrator'] },
];

export function Rail() {
  const { t } = useI18n();
  const person = usePerson();
  const waiting = useMyWork().data?.count ?? 0;
  return (
    <nav className={css.rail} aria-label={t('nav.label')}>
      {PLACES.filter((p) => !p.roles || p.roles.some((r) => person.roles.includes(r))).map(({ to, label, Icon }) => (
        <NavLink key={to} to={to}>
          <span className={css.icon}>
            <Icon aria-hidden />
            {to === '/work' && waiting > 0 && (
              <u className="num" aria-label={t('nav.waiting', { n: waiting })}>
                {waiting > 99 ? '99+' : waiting}
              </u>
            )}
          </span>
          {t(label)}
        </NavLink>
      ))}
    </nav>
  );
}
