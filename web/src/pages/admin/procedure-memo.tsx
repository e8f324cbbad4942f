import type { ProcedureMemo, ProcedureVersion } from '../../api/types.ts';
import { type I18n, useI18n } from '../../i18n/index.tsx';
import { instantOf } from '../../parts/dates.ts';
import { whole } from '../../parts/format.ts';
import { type Pair, Pairs, Tag } from '../../parts/sheet.tsx';
import css from './admin.module.css';

const TONES = { none: 'plain', waiting: 'pause', unfolding: 'accent', whole: 'ok', partial: 'amber', failed: 'red' } as const;
/** As many as can be read; the rest is in the server's log. */
const FAULTS_SHOWN = 20;

/** How far a version is compiled, in a line; what is wrong with it in words beside it. */
export function MemoPhase({ memo: { phase, unfolding, steps, faults } }: { memo: ProcedureMemo }) {
  const { t } = useI18n();
  const isRunning = phase === 'unfolding';
  return (
    <span className={css.memo}>
      <Tag tone={TONES[phase]}>{t(`memo.phase.${phase}`)}</Tag>
      {unfolding && <span className="num">{t('memo.size', { states: whole(unfolding.states), recipes: whole(unfolding.recipes) })}</span>}
      {isRunning && unfolding && <span className={`num ${css.quiet}`}>{t('memo.left', { n: whole(unfolding.waiting) })}</span>}
      {faults.length > 0 && <Tag tone="red">{t('memo.hasFaults', { n: faults.length })}</Tag>}
      {steps.isDistrusted && <Tag tone="red">{t('memo.isDistrusted')}</Tag>}
    </span>
  );
}

/** Everything an administrator may want to know of it, and what has to be passed on to the maintainers. */
export function MemoDetails({ version: { memo, version, versionHash, createdAt, instances } }: { version: ProcedureVersion }) {
  const { t } = useI18n();
  const { error, faults, steps } = memo;
  return (
    <div className={css.memoDetails}>
      {steps.isDistrusted && (
        <p className={css.alarm} role="alert">
          {t('memo.distrusted')}
        </p>
      )}
      <h3>{t('memo.since')}</h3>
      <StepCounts steps={steps} />
      <h3>{t('memo.title')}</h3>
      <Pairs
        rows={[...makingOf(memo, t), [t('memo.error'), error], [t('memo.faults'), faults.length > 0 && <FaultList faults={faults} />]]}
      />
      <h3>{t('diagram.version')}</h3>
      <Pairs
        rows={[
          [t('procedure.running'), <span className="num">{instances ?? '—'}</span>],
          [t('procedure.since'), <span className="num">{instantOf(createdAt)}</span>],
          [t('memo.number'), version !== undefined && `v${version}`],
          [t('memo.hash'), <code>{versionHash}</code>],
        ]}
      />
    </div>
  );
}

/** How long it took and when; what it did not reach, and what nobody can know beforehand. */
function makingOf({ phase, unfolding, milliseconds, madeAt }: ProcedureMemo, t: I18n['t']): Pair[] {
  const { waiting = 0, unforeseeable = 0 } = unfolding ?? {};
  const isDone = phase !== 'unfolding';
  return [
    [
      t('memo.made'),
      milliseconds !== null && (
        <span className="num">{t('memo.madeAt', { seconds: (milliseconds / 1000).toFixed(1), at: instantOf(madeAt ?? undefined) })}</span>
      ),
    ],
    [t('memo.unreached'), isDone && waiting > 0 && t('memo.unreachedText', { n: whole(waiting) })],
    [t('memo.unforeseeable'), unforeseeable > 0 && t('memo.unforeseeableText', { n: whole(unforeseeable) })],
  ];
}

const COUNTS = ['replayed', 'run', 'plain', 'checked', 'mismatches'] as const;

function StepCounts({ steps }: { steps: ProcedureMemo['steps'] }) {
  const { t } = useI18n();
  return (
    <dl className={css.counts}>
      {COUNTS.map((name) => (
        <div key={name} className={name === 'mismatches' && steps.mismatches > 0 ? css.wrong : undefined}>
          <dt>{t(`memo.${name}`)}</dt>
          <dd className="num">{t('memo.steps', { n: whole(steps[name]) })}</dd>
        </div>
      ))}
    </dl>
  );
}

function FaultList({ faults }: { faults: ProcedureMemo['faults'] }) {
  const { t } = useI18n();
  const rest = faults.length - FAULTS_SHOWN;
  return (
    <ul className={css.faults}>
      {faults.slice(0, FAULTS_SHOWN).map(({ place, elementId, action, reason }, i) => (
        <li key={i}>
          <code>{[elementId, place?.slice(0, 12), action?.kind].filter(Boolean).join(' ') || t('memo.atStart')}</code>
          <p>{reason}</p>
        </li>
      ))}
      {rest > 0 && <li className={css.quiet}>{t('memo.moreFaults', { n: rest })}</li>}
    </ul>
  );
}
