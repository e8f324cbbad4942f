import { Button, Space } from 'antd';
import { FieldTimeOutlined, PauseOutlined, PlayCircleOutlined } from '@ant-design/icons';
import type { Clock, LedgerLine } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { shortDate, weekday } from '../../parts/dates.ts';
import { dueState } from '../../parts/due/due.tsx';
import { Tag } from '../../parts/sheet.tsx';
import type { ChangeName } from './clock-change.tsx';
import { formulaOf, isWorkingDays } from './ledger.ts';
import { ClockBar } from './clock-bar.tsx';
import css from './deadlines.module.css';

const MENU = [
  ['extend', <FieldTimeOutlined key="e" />],
  ['pause', <PauseOutlined key="p" />],
  ['resume', <PlayCircleOutlined key="r" />],
] as const;

/** Start, base, exclusions and extensions add up to the date; below it the ledger, line by line. */
export function WhyThisDate({ clock, today, onChange }: { clock: Clock; today: string; onChange: (name: ChangeName) => void }) {
  const { t, pick, locale } = useI18n();
  const isPaused = dueState(clock.state) === 'paused';
  return (
    <section className={css.why} aria-labelledby="why-title">
      <div className={css.whyHead}>
        <div>
          <small>
            {pick(clock.name, clock.nameEn)} · {pick(clock.source, clock.sourceEn)}
          </small>
          <h2 id="why-title">
            {isPaused
              ? t('clock.whyPaused')
              : t('clock.why', { on: clock.dueOn ?? '—', weekday: clock.dueOn ? weekday(clock.dueOn, locale) : '' })}
          </h2>
          <p>
            {clock.isLaw === false ? <Tag>{t('clock.internal')}</Tag> : <Tag tone="accent">{t('clock.lawful')}</Tag>}{' '}
            <Tag>{clock.lawId}</Tag>
          </p>
        </div>
        <Menu clock={clock} onChange={onChange} />
      </div>
      <Formula clock={clock} today={today} />
      <ClockBar clock={clock} today={today} />
      <Ledger clock={clock} today={today} />
    </section>
  );
}

function Menu({ clock, onChange }: { clock: Clock; onChange: (name: ChangeName) => void }) {
  const { t, pick } = useI18n();
  const allowed = (name: string) => clock.actions?.find((a) => a.name === name);
  return (
    <Space.Compact>
      {MENU.map(([name, icon]) => {
        const action = allowed(name);
        return (
          <Button
            key={name}
            icon={icon}
            disabled={!action?.enabled}
            title={action?.enabled ? undefined : pick(action?.reason, action?.reasonEn) || t('clock.notAllowed')}
            onClick={() => onChange(name)}
          >
            {t(`clock.${name}`)}
          </Button>
        );
      })}
    </Space.Compact>
  );
}

function Formula({ clock, today }: { clock: Clock; today: string }) {
  const { t, pick } = useI18n();
  const { base, excluded, free, extended } = formulaOf(clock);
  const working = isWorkingDays(clock);
  return (
    <div className={`${css.formula} num`}>
      <span>
        <b>{shortDate(clock.startedOn, today)}</b>
        {pick(clock.startEvent, clock.startEventEn)}
      </span>
      <i aria-hidden>+</i>
      <span>
        <b>{base}</b>
        {t(working ? 'clock.workingDays' : 'clock.days')}
      </span>
      <i aria-hidden>+</i>
      <span className={css.excluded}>
        <b>{excluded}</b>
        {t('clock.excluded')}
      </span>
      {working && free > 0 && (
        <>
          <i aria-hidden>+</i>
          <span className={css.nil}>
            <b>{free}</b>
            {t('clock.freeDays')}
          </span>
        </>
      )}
      <i aria-hidden>+</i>
      <span className={extended ? '' : css.nil}>
        <b>{extended}</b>
        {t('clock.extended')}
      </span>
      <i aria-hidden>=</i>
      <span className={css.result}>
        <b>{shortDate(clock.dueOn, today)}</b>
        {t('clock.due')}
      </span>
    </div>
  );
}

function Ledger({ clock, today }: { clock: Clock; today: string }) {
  const { t } = useI18n();
  return (
    <table className={css.ledger}>
      <thead>
        <tr>
          <th scope="col">{t('ledger.range')}</th>
          <th scope="col">{t('ledger.what')}</th>
          <th scope="col" className={css.right}>
            {t('ledger.counted')}
          </th>
          <th scope="col" className={css.right}>
            {t('ledger.total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {clock.ledger.map((line, i) => (
          <LedgerRow key={i} line={line} today={today} />
        ))}
      </tbody>
    </table>
  );
}

function LedgerRow({ line, today }: { line: LedgerLine; today: string }) {
  const { pick } = useI18n();
  const off = ['excluded', 'paused', 'rest'].includes(line.kind);
  const last = line.kind === 'due' || line.kind === 'rolled';
  return (
    <tr className={last ? css.last : off ? css.off : ''} data-kind={line.kind}>
      <td className="num">
        {shortDate(line.on, today)}
        {line.until && line.until !== line.on && ` → ${shortDate(line.until, today)}`}
      </td>
      <td>{pick(line.label, line.labelEn)}</td>
      <td className={`num ${css.right}`}>{line.counted || '—'}</td>
      <td className={`num ${css.right}`}>
        <b>{line.total}</b>
      </td>
    </tr>
  );
}
