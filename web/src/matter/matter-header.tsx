import type { Clock } from '../api/types.ts';
import { useToday } from '../api/session.ts';
import { useI18n } from '../i18n/index.tsx';
import { DueBadge } from '../parts/due/due.tsx';
import { StageLine } from '../parts/stages.tsx';
import { headClocks, type MatterHeading } from './head.ts';
import css from './matter.module.css';

/** Fixed above every tab: who, what for, how far, and until when. */
export function MatterHeader({ heading, clocks }: { heading: MatterHeading; clocks: readonly Clock[] }) {
  const { t, term, pick } = useI18n();
  const today = useToday();
  const { statutory, internal } = headClocks(clocks);
  const title = heading.partyName ?? (heading.title || t('matter.noParty'));
  const cause = pick(heading.cause, heading.causeEn) || term('offence', heading.causeCode);
  return (
    <header className={css.head}>
      <div className={css.headLine}>
        <div className={css.title}>
          <h1 title={title}>{title}</h1>
          {cause !== title && (
            <span className={css.cause} title={cause}>
              {cause}
            </span>
          )}
          <p className="num">
            <span>{heading.number ?? t('matter.noNumber')}</span>
            {heading.handlers.length > 0 && <span>{t('matter.handlers', { names: heading.handlers.join('、') })}</span>}
          </p>
        </div>
        <div className={css.dues}>
          {statutory && <HeadClock label={t('matter.statutory')} clock={statutory} />}
          {internal && <HeadClock label={t('matter.internal')} clock={internal} />}
        </div>
      </div>
      <StageLine steps={heading.stages} today={today} />
    </header>
  );
}

function HeadClock({ label, clock }: { label: string; clock: Clock }) {
  const { pick } = useI18n();
  return (
    <div>
      <small>
        {label} · {pick(clock.name, clock.nameEn)}
      </small>
      <span>
        <b className="num">{clock.dueOn ?? '—'}</b>
        <DueBadge state={clock.state}>{pick(clock.text, clock.textEn)}</DueBadge>
      </span>
    </div>
  );
}
