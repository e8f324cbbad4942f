import type { FormField } from '../api/types.ts';

export type Values = Record<string, unknown>;

/** Whether a field stands on the form, given what the others say. */
export const isShown = (field: FormField, values: Values): boolean => {
  const condition = field.showWhen;
  if (!condition) return true;
  const other = values[condition.field];
  // a switch that nobody touched says no
  const said = other === undefined && condition.in.includes(false) ? false : other;
  return condition.in.includes(said as string | boolean);
};

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** The body for the server: hidden fields and optional blanks are left out, text is trimmed, an untouched switch says false. */
export function cleaned(fields: readonly FormField[], values: Values): Values {
  const body: Values = {};
  for (const field of fields) {
    if (!isShown(field, values)) continue;
    const raw = values[field.name];
    const value = typeof raw === 'string' ? raw.trim() : raw;
    if (field.widget === 'switch') body[field.name] = value === true;
    else if (field.widget === 'list') body[field.name] = rowsOf(value).map((row) => cleaned(field.fields ?? [], row));
    else if (!isBlank(value)) body[field.name] = value;
  }
  return body;
}

const rowsOf = (value: unknown): Values[] =>
  Array.isArray(value) ? value.filter((row): row is Values => typeof row === 'object' && row !== null) : [];

/** 'witnesses.0.name' and 'witnesses[0].name' → ['witnesses', 0, 'name'], as the form names its fields. */
export const fieldPath = (field: string): Array<string | number> =>
  field
    .split(/[.[\]]+/)
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** Fields in the order given, gathered under their headings. */
export function byGroup(fields: readonly FormField[]): Array<{ heading: FormField['group']; fields: FormField[] }> {
  const groups: Array<{ heading: FormField['group']; fields: FormField[] }> = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (last && last.heading?.zh === field.group?.zh) last.fields.push(field);
    else groups.push({ heading: field.group, fields: [field] });
  }
  return groups;
}
