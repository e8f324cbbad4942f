import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { instantFromShanghai, shanghaiWall } from '../../parts/dates.ts';
import { useToday } from '../../api/session.ts';
import type { WidgetProps } from '../widget-for.tsx';

/** A calendar date, sent as 'YYYY-MM-DD'. The picker opens at the server's today. */
export function DateWidget({ id, value, onChange, onBlur, disabled }: WidgetProps<string>) {
  const today = useToday();
  return (
    <DatePicker
      id={id}
      style={{ width: '100%' }}
      disabled={disabled}
      format="YYYY-MM-DD"
      defaultPickerValue={dayjs(today)}
      value={value ? dayjs(value) : null}
      onBlur={onBlur}
      onChange={(d) => onChange?.(d?.format('YYYY-MM-DD'))}
    />
  );
}

/** An instant, typed as the time in Zhengzhou, sent with its offset. */
export function DateTimeWidget({ id, value, onChange, onBlur, disabled }: WidgetProps<string>) {
  const today = useToday();
  return (
    <DatePicker
      id={id}
      style={{ width: '100%' }}
      disabled={disabled}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      defaultPickerValue={dayjs(today)}
      value={value ? shanghaiWall(value) : null}
      onBlur={onBlur}
      onChange={(d) => onChange?.(d ? instantFromShanghai(d) : undefined)}
    />
  );
}
