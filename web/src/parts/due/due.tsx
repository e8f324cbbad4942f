import type { ReactNode } from 'react';
import {
  CheckCircleFilled,
  CheckOutlined,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  PauseCircleFilled,
  PauseCircleOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { DueState } from '../../api/types.ts';
import css from './due.module.css';

const SYNONYMS: Record<string, DueState> = {
  pause: 'paused',
  suspended: 'paused',
  due_soon: 'soon',
  due_today: 'today',
  overdue: 'over',
  expired: 'over',
  finished: 'done',
  stopped: 'done',
  exercised: 'done',
  ended: 'done',
  met: 'done',
  running: 'ok',
};
const STATES = new Set<string>(['ok', 'soon', 'today', 'over', 'paused', 'done']);

/** The state as the server names it; an unknown word is drawn plain. */
export function dueState(state: string | null | undefined): DueState {
  const word = (state ?? '').toLowerCase();
  return STATES.has(word) ? (word as DueState) : (SYNONYMS[word] ?? 'ok');
}

const ICONS: Record<DueState, ReactNode> = {
  ok: <ClockCircleOutlined aria-hidden />,
  soon: <WarningFilled aria-hidden />,
  today: <WarningFilled aria-hidden />,
  over: <ExclamationCircleFilled aria-hidden />,
  paused: <PauseCircleOutlined aria-hidden />,
  done: <CheckOutlined aria-hidden />,
};

/** A time limit: shape, text and colour together, never colour alone. The state comes from the server. */
export const DueBadge = ({ state, children, inset }: { state: string; children: ReactNode; inset?: boolean }) => {
  const look = dueState(state);
  return (
    <span className={`${css.badge} ${css[look]} ${inset ? css.inset : ''}`} data-state={look}>
      {ICONS[look]}
      <span>{children}</span>
    </span>
  );
};

const LIGHTS: Record<'ok' | 'soon' | 'over' | 'paused', ReactNode> = {
  ok: <CheckCircleFilled aria-hidden />,
  soon: <WarningFilled aria-hidden />,
  over: <ExclamationCircleFilled aria-hidden />,
  paused: <PauseCircleFilled aria-hidden />,
};
/** Four shapes with a word or a count. */
export const Light = ({ state, children }: { state: keyof typeof LIGHTS; children: ReactNode }) => (
  <span className={`${css.light} ${css[`light-${state}`]}`}>
    {LIGHTS[state]}
    <span>{children}</span>
  </span>
);
