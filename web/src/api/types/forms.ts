/** Forms as the server describes them, and its refusals. */

export interface Text {
  zh: string;
  en: string;
}

export interface Problem {
  code: string;
  message: string;
  messageEn?: string;
  field?: string;
  rule?: string;
  article?: string;
  cure?: string;
}

export interface ProblemDocument {
  title?: string;
  status: number;
  code: string;
  detail: string;
  detailEn?: string;
  problems?: Problem[];
  traceId?: string;
  [extra: string]: unknown;
}

export type Widget =
  | 'text'
  | 'textarea'
  | 'date'
  | 'datetime'
  | 'money'
  | 'number'
  | 'select'
  | 'multiselect'
  | 'radio'
  | 'switch'
  | 'officers'
  | 'user'
  | 'party'
  | 'coordinates'
  | 'evidence'
  | 'lead'
  | 'list';

export interface FormField {
  name: string;
  label: Text;
  widget: Widget;
  required: boolean;
  help?: Text;
  group?: Text;
  unit?: Text;
  options?: ReadonlyArray<{ value: string; label: Text }>;
  showWhen?: { field: string; in: readonly (string | boolean)[] };
  maxLength?: number;
  minLength?: number;
  min?: number;
  max?: number;
  pattern?: string;
  fields?: FormField[];
}
