import type { FormInstance } from 'antd';
import type { Problem } from '../api/types.ts';
import { fieldPath, type Values } from './values.ts';

type Pick = (chinese: string | undefined, english?: string) => string;

/** Puts what the server refused under the fields it concerns, with article and cure. */
export function showProblems(form: FormInstance<Values>, problems: readonly Problem[], pick: Pick): void {
  const byField = new Map<string, string[]>();
  for (const p of problems) {
    if (!p.field) continue;
    byField.set(p.field, [
      ...(byField.get(p.field) ?? []),
      [pick(p.message, p.messageEn), p.article && `（${p.article}）`].filter(Boolean).join(''),
    ]);
  }
  form.setFields([...byField].map(([field, errors]) => ({ name: fieldPath(field), errors })));
}

/** Scrolls to a field and puts the cursor into it. */
export function focusField(form: FormInstance<Values>, field: string): void {
  const name = fieldPath(field);
  form.scrollToField(name, { behavior: 'smooth', block: 'center', focus: true });
  const row = document.querySelector(`[data-field="${CSS.escape(name.join('.'))}"]`);
  row?.querySelector<HTMLElement>('input, textarea, [role=combobox], button')?.focus();
}
