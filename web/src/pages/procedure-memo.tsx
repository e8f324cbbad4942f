import type { ProcedureMemo } from '../api/types.ts';
import { useI18n } from '../i18n/index.tsx';
import { instantOf } from '../parts/dates.ts';
import { Pairs, Tag } from '../parts/sheet.tsx';
import css from './admin.module.css';

const TONES = { none: 'plain', waiting: 'pause', unfolding: 'accent', whole: 'ok', partial: 'amber', failed: 'red' } as const;

/** How far a version is computed beforehand, in a line. */
export function MemoPhase({ memo: { phase, unfolding, steps, faults } }: { memo: ProcedureMemo }) {
  const { t } = useI18n();
  const isWrong = steps.isDistrusted || faults.length > 0;
  return (
    <span className={css.memo}>
      <Tag tone={isWrong ? 'red' : TONES[phase]}>{t(`memo.phase.${phase}`)}</Tag>
      {unfolding && <span className="num">{t('memo.size', { states: unfolding.states, recipes: unfolding.recipes })}</span>}
    </span>
  );
}

/** Everything an administrator may want to know of it, and what has to be passed on to the maintainers. */
export function MemoDetails({ memo }: { memo: ProcedureMemo }) {
  const { t } = useI18n();
  const { unfolding, milliseconds, madeAt, error, faults, steps } = memo;
  const isOpen = unfolding !== null && unfolding.waiting + unfolding.unforeseeable > 0;
  const count = (n: number) => <span className="num">{t('memo.steps', { n })}</span>;
  return (
    <div className={css.memoDetails}>
      {steps.isDistrusted && <p role="alert">{t('memo.distrusted')}</p>}
      <Pairs
        rows={[
          [
            t('memo.made'),
            milliseconds !== null && t('memo.madeAt', { seconds: (milliseconds / 1000).toFixed(1), at: instantOf(madeAt ?? undefined) }),
          ],
          [t('memo.open'), isOpen && t('memo.openText', { waiting: unfolding.waiting, unforeseeable: unfolding.unforeseeable })],
          [t('memo.error'), error],
          [t('memo.faults'), faults.length > 0 && <FaultList faults={faults} />],
        ]}
      />
      <h3>{t('memo.since')}</h3>
      <Pairs
        rows={[
          [t('memo.replayed'), count(steps.replayed)],
          [t('memo.run'), count(steps.run)],
          [t('memo.plain'), count(steps.plain)],
          [t('memo.checked'), count(steps.checked)],
          [t('memo.mismatches'), count(steps.mismatches)],
        ]}
      />
    </div>
  );
}

const FaultList = ({ faults }: { faults: ProcedureMemo['faults'] }) => (
  <ul>
    {faults.slice(0, 20).map(({ place, elementId, action, reason }, i) => (
      <li key={i}>
        <code>{[elementId, place?.slice(0, 12), action?.kind].filter(Boolean).join(' ')}</code> {reason}
      </li>
    ))}
  </ul>
);
