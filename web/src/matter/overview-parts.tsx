import { RightOutlined } from '@ant-design/icons';
import { Link, useLocation } from 'react-router';
import { useLog } from '../api/matters.ts';
import { useI18n } from '../i18n/index.tsx';
import { dateOf, shortDate } from '../parts/dates.ts';
import { yuan } from '../parts/format.ts';
import { Light } from '../parts/due/due.tsx';
import { Pairs, Section, type Pair } from '../parts/sheet.tsx';
import { listIn, words } from './head.ts';
import css from './matter.module.css';

type Any = Record<string, unknown>;

export function PartySection({ party }: { party: Any | null }) {
  const { t, term } = useI18n();
  const history = listIn(party, 'history');
  const rows: Pair[] = party
    ? [
        [t('party.name'), <b key="n">{words(party, 'name')}</b>],
        [t('party.kind'), term('party', words(party, 'kind'))],
        [t('party.creditCode'), words(party, 'creditCode') && <span className="num">{words(party, 'creditCode')}</span>],
        [t('party.idNumber'), words(party, 'idNumber') && <span className="num">{words(party, 'idNumber')}</span>],
        [t('party.representative'), [words(party, 'legalRepresentative'), words(party, 'post')].filter(Boolean).join('　')],
        [t('party.address'), words(party, 'address')],
        [t('party.phone'), words(party, 'phone') && <span className="num">{words(party, 'phone')}</span>],
        [t('party.history'), history.length > 0 && <Light state="soon">{t('party.before', { n: history.length })}</Light>],
      ]
    : [];
  return <Section title={t('overview.party')}>{party ? <Pairs rows={rows} /> : <p className={css.none}>{t('matter.noParty')}</p>}</Section>;
}

export function OfficersSection({ officers }: { officers: Any[] }) {
  const { t } = useI18n();
  if (!officers.length) return null;
  return (
    <Section title={t('overview.officers')}>
      <p>
        {officers.map((o, i) => (
          <span key={i}>
            {words(o, 'name', 'userName')}
            <span className={`num ${css.certificate}`}>{words(o, 'certificateNumber', 'number')}</span>
          </span>
        ))}
      </p>
    </Section>
  );
}

export function MoneySection({ rows }: { rows: Array<[label: string, fen: number | null, isMain?: boolean]> }) {
  const { t } = useI18n();
  const known = rows.filter(([, fen]) => fen !== null);
  if (!known.length) return null;
  return (
    <Section title={t('overview.money')} aside={t('form.yuan')}>
      <div className={css.money}>
        {known.map(([label, fen, isMain]) => (
          <div key={label}>
            <small>{label}</small>
            <b className={`num ${isMain ? css.big : ''}`}>{yuan(fen)}</b>
          </div>
        ))}
      </div>
    </Section>
  );
}

/** The last few entries of the log. */
export function RecentSection({ matterId }: { matterId: string }) {
  const { t, pick } = useI18n();
  const { pathname } = useLocation();
  const entries = useLog(matterId).data?.pages[0]?.items.slice(0, 6) ?? [];
  if (!entries.length) return null;
  return (
    <Section
      title={t('overview.recent')}
      aside={
        <Link to={`${pathname.replace(/\/overview$/, '')}/log`}>
          {t('overview.allLog')} <RightOutlined aria-hidden />
        </Link>
      }
    >
      <ul className={css.recent}>
        {entries.map((e) => (
          <li key={e.id}>
            <time className="num" dateTime={e.at}>
              {shortDate(dateOf(e.at))}
            </time>
            <span>{pick(e.label || e.action, e.labelEn)}</span>
            <em>{e.by?.name ?? t('log.system')}</em>
          </li>
        ))}
      </ul>
    </Section>
  );
}
