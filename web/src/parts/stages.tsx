import { CheckOutlined } from '@ant-design/icons';
import type { StageStep } from '../api/types.ts';
import { useI18n } from '../i18n/index.tsx';
import { shortDate } from './dates.ts';
import css from './stages.module.css';

export const STAGES = [
  'lead',
  'verification',
  'filing',
  'investigation',
  'review',
  'notice',
  'decision',
  'delivery',
  'fulfilment',
  'closure',
] as const;

/** 线索 → … → 结案. Past stages ticked with their date, the live one with a halo. */
export function StageLine({ steps, today }: { steps: StageStep[]; today?: string }) {
  const { t, term } = useI18n();
  return (
    <ol className={css.line} aria-label={t('matter.stages')}>
      {steps.map((step, i) => (
        <li key={step.stage} className={css[step.state]} aria-current={step.state === 'live' ? 'step' : undefined}>
          <i aria-hidden>{step.state === 'done' ? <CheckOutlined /> : i + 1}</i>
          <b>{term('stage', step.stage)}</b>
          <small className="num">{step.state === 'live' ? t('matter.live') : shortDate(step.on, today)}</small>
        </li>
      ))}
    </ol>
  );
}
