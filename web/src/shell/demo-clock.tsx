import { App, Button, DatePicker, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import dayjs, { type Dayjs } from 'dayjs';
import { useMoveClock, useToday } from '../api/session.ts';
import { useI18n } from '../i18n/index.tsx';
import css from './shell.module.css';

type Move = { toDate: string } | { workingDays: number } | { days: number };

/** 演示时钟: moves the server's clock forward so that legal waits can be watched. Demo mode only; time never goes back. */
export function DemoClock({ children }: { children: ReactNode }) {
  const { t, pick } = useI18n();
  const { message } = App.useApp();
  const today = useToday();
  const move = useMoveClock();
  const [isOpen, setOpen] = useState(false);
  const to = (target: Move) =>
    move.mutate(target, {
      onSuccess: (demo) => {
        setOpen(false);
        void message.success(t('demo.moved', { on: demo?.today ?? '' }));
      },
      onError: (e) => void message.error(pick(e.message, e.detailEn) || t('state.failedText')),
    });
  const panel = (
    <div className={css.moving}>
      <p>{t('demo.text')}</p>
      <div>
        <Button loading={move.isPending} onClick={() => to({ workingDays: 1 })}>
          {t('demo.oneDay')}
        </Button>
        <Button loading={move.isPending} onClick={() => to({ workingDays: 5 })}>
          {t('demo.fiveDays')}
        </Button>
      </div>
      <DatePicker<Dayjs>
        style={{ width: '100%' }}
        aria-label={t('demo.toDate')}
        placeholder={t('demo.toDate')}
        disabled={move.isPending}
        minDate={dayjs(today).add(1, 'day')}
        onChange={(d) => d && to({ toDate: d.format('YYYY-MM-DD') })}
        value={null}
      />
    </div>
  );
  return (
    <Popover open={isOpen} onOpenChange={setOpen} trigger="click" placement="bottomRight" title={t('demo.clock')} content={panel}>
      <button type="button" className={css.clock} aria-expanded={isOpen}>
        <b>{t('demo.clock')}</b>
        {children}
      </button>
    </Popover>
  );
}
