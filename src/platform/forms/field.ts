/**
 * Forms are class-validator DTO classes. `@Field` adds what a screen needs beside the bounds: label, widget, group, options.
 * From one class come validation (class-validator), OpenAPI (swagger plugin) and the drawn form (`describeForm`).
 */
import { getMetadataStorage, IS_OPTIONAL } from 'class-validator';

export interface Text {
  zh: string;
  en: string;
}

/** A text in both languages. */
export const label = (zh: string, en: string): Text => ({ zh, en });

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

export interface FieldOptions {
  label: Text;
  widget?: Widget;
  help?: Text;
  /** Heading under which the field stands. */
  group?: Text;
  options?: ReadonlyArray<{ value: string; label: Text }>;
  /** Shown (and required, if it is) only when the named field has one of these values. */
  showWhen?: { field: string; in: readonly (string | boolean)[] };
  unit?: Text;
  /** For widget 'list': the class of one row. */
  of?: () => new () => object;
}

export interface FormField extends Omit<FieldOptions, 'of'> {
  name: string;
  widget: Widget;
  required: boolean;
  maxLength?: number;
  minLength?: number;
  min?: number;
  max?: number;
  pattern?: string;
  fields?: FormField[];
}

const FIELDS = Symbol('orecase:fields');
type Target = { [FIELDS]?: Map<string, FieldOptions> };

/** Describes one property of a form DTO for the screen. */
export function Field(options: FieldOptions): PropertyDecorator {
  return (prototype, property) => {
    const target = prototype as Target;
    if (!Object.hasOwn(target, FIELDS)) Object.defineProperty(target, FIELDS, { value: new Map(target[FIELDS]), enumerable: false });
    target[FIELDS]!.set(String(property), options);
  };
}

const guessWidget = (constraints: Map<string, unknown[]>): Widget => {
  if (constraints.has('isBoolean')) return 'switch';
  if (constraints.has('isInt') || constraints.has('isNumber')) return 'number';
  if (constraints.has('isIn')) return 'select';
  const max = constraints.get('maxLength')?.[0];
  return typeof max === 'number' && max > 200 ? 'textarea' : 'text';
};

/** The fields of a form in the order they are declared, with bounds read from class-validator. */
export function describeForm(form: new () => object): FormField[] {
  const fields = (form.prototype as Target)[FIELDS] ?? new Map<string, FieldOptions>();
  const metadata = getMetadataStorage().getTargetValidationMetadatas(form, '', false, false);
  return [...fields].map(([name, { of, ...options }]) => {
    const own = metadata.filter((m) => m.propertyName === name);
    const constraints = new Map(own.map((m) => [m.name ?? m.type, m.constraints ?? []] as const));
    // @ValidateIf of a field that is shown only sometimes repeats its showWhen; @IsOptional is what it says
    const optional = own.some((m) => m.name === IS_OPTIONAL || (m.type === 'conditionalValidation' && !options.showWhen));
    const number = (key: string, at = 0): number | undefined =>
      typeof constraints.get(key)?.[at] === 'number' ? (constraints.get(key)![at] as number) : undefined;
    const pattern = constraints.get('matches')?.[0];
    const bounds = {
      maxLength: number('maxLength') ?? number('isLength', 1),
      minLength: number('minLength') ?? number('isLength', 0),
      min: number('min'),
      max: number('max'),
      pattern: pattern instanceof RegExp ? pattern.source : undefined,
    };
    return {
      name,
      ...options,
      widget: options.widget ?? guessWidget(constraints),
      required: !optional,
      ...Object.fromEntries(Object.entries(bounds).filter(([, v]) => v !== undefined)),
      ...(of && { fields: describeForm(of()) }),
    };
  });
}
