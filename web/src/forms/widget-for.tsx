import type { ComponentType } from 'react';
import type { FormField, Widget } from '../api/types.ts';
import { CoordinatesWidget } from './widgets/coordinates.tsx';
import { DateTimeWidget, DateWidget } from './widgets/dates.tsx';
import { ChoiceWidget, MultiChoiceWidget, RadioWidget, SwitchWidget } from './widgets/choices.tsx';
import { EvidenceWidget, LeadWidget } from './widgets/records.tsx';
import { MoneyWidget, NumberWidget } from './widgets/numbers.tsx';
import { OfficersWidget, UserWidget } from './widgets/officers.tsx';
import { PartyWidget } from './widgets/party.tsx';
import { LongTextWidget, TextWidget } from './widgets/texts.tsx';

/** What every widget gets; `value` and `onChange` carry the value exactly as the server wants it. Form.Item adds id and aria attributes. */
export interface WidgetProps<T = unknown> {
  field: FormField;
  bureauCode: string;
  matterId?: string;
  disabled?: boolean;
  id?: string;
  value?: T;
  onChange?: (value: T | undefined) => void;
  onBlur?: () => void;
}

/* eslint-disable-next-line -- each widget knows its own value type */
const WIDGETS: Record<Exclude<Widget, 'list'>, ComponentType<WidgetProps<any>>> = {
  text: TextWidget,
  textarea: LongTextWidget,
  date: DateWidget,
  datetime: DateTimeWidget,
  money: MoneyWidget,
  number: NumberWidget,
  select: ChoiceWidget,
  multiselect: MultiChoiceWidget,
  radio: RadioWidget,
  switch: SwitchWidget,
  officers: OfficersWidget,
  user: UserWidget,
  party: PartyWidget,
  coordinates: CoordinatesWidget,
  evidence: EvidenceWidget,
  lead: LeadWidget,
};

export function WidgetFor(props: WidgetProps) {
  const Widget = WIDGETS[props.field.widget as Exclude<Widget, 'list'>] ?? TextWidget;
  return <Widget {...props} />;
}
