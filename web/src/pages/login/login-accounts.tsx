import type { DemoAccount } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import css from './login.module.css';

/** Demo mode: one click signs in as any of the demo people. */
export function DemoAccounts({
  accounts,
  onChoose,
  onFill,
  isBusy,
}: {
  accounts: DemoAccount[];
  onChoose: (username: string) => void;
  onFill: (username: string) => void;
  isBusy: boolean;
}) {
  const { t, term, locale } = useI18n();
  return (
    <section className={css.demo} aria-labelledby="demo-people">
      <h2 id="demo-people">{t('login.demo')}</h2>
      <ul>
        {accounts.map((a) => (
          <li key={a.username}>
            <button type="button" disabled={isBusy} onFocus={() => onFill(a.username)} onClick={() => onChoose(a.username)}>
              <b>{a.name}</b>
              <span>{(locale === 'zh' && a.title) || (a.roles ?? []).map((r) => term('role', r)).join(locale === 'zh' ? '、' : ', ')}</span>
              <small>{a.bureau}</small>
              <code>{a.username}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
