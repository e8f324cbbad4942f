import { Input } from 'antd';
import type { WidgetProps } from '../widget-for.tsx';

export const TextWidget = ({ field, bureauCode: _b, matterId: _m, onChange, ...rest }: WidgetProps<string>) => (
  <Input {...rest} maxLength={field.maxLength} onChange={(e) => onChange?.(e.target.value)} />
);

/** Long text with a counter, so that nobody writes past the bound. */
export const LongTextWidget = ({ field, bureauCode: _b, matterId: _m, onChange, ...rest }: WidgetProps<string>) => (
  <Input.TextArea
    {...rest}
    autoSize={{ minRows: (field.maxLength ?? 0) > 1000 ? 5 : 3, maxRows: 16 }}
    maxLength={field.maxLength}
    showCount={field.maxLength !== undefined}
    onChange={(e) => onChange?.(e.target.value)}
  />
);
