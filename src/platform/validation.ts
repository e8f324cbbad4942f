import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate, type ValidationError } from 'class-validator';
import { describeForm, type Text } from './forms/field.ts';
import type { Problem } from './errors.ts';

/** What every body and form is checked with: unknown fields are refused, so that a typing error in a field name is seen. */
export const VALIDATION = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: false,
  validationError: { target: true, value: true },
} as const;

/** Makes a DTO of a raw body and lists every fault with its field path; no problems: the value may be used. */
export async function validateInput<T extends object>(dto: new () => T, raw: unknown): Promise<{ value: T; problems: Problem[] }> {
  const value = plainToInstance(dto, raw ?? {}) as T;
  return { value, problems: toProblems(await validate(value, VALIDATION)) };
}

/** class-validator's findings, nested ones included, as one flat list of problems in Chinese and English. */
export function toProblems(errors: ValidationError[], parent = ''): Problem[] {
  return errors.flatMap((error) => {
    const field = parent ? `${parent}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([kind, message]) => problemOf(error, field, kind, message));
    // A field that is not there breaks all its rules at once; that it is missing is said once.
    const missing = own.find((problem) => problem.code === 'REQUIRED');
    return [...(missing ? [missing] : own), ...toProblems(error.children ?? [], field)];
  });
}

function problemOf(error: ValidationError, field: string, kind: string, message: string): Problem {
  const label = labelOf(error);
  const code = isMissing(error.value) && kind !== 'whitelistValidation' ? 'REQUIRED' : codeOf(kind);
  if (/\p{Script=Han}/u.test(message)) return { code, message, messageEn: message, field };
  const text = code === 'REQUIRED' ? REQUIRED : (TEXTS[kind] ?? OTHER);
  const bounds = boundsOf(error, kind);
  return { code, message: `“${label.zh}”${text.zh(bounds)}。`, messageEn: `“${label.en}” ${text.en(bounds)}.`, field };
}

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === '';
const codeOf = (kind: string): string =>
  kind === 'whitelistValidation' ? 'UNKNOWN_FIELD' : kind.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();

function labelOf(error: ValidationError): Text {
  const form = error.target?.constructor as (new () => object) | undefined;
  const field = form && form !== Object && describeForm(form).find((f) => f.name === error.property);
  return field ? field.label : { zh: error.property, en: error.property };
}

/** The numbers or patterns given to the decorator: @Length(2, 50) -> [2, 50]. */
function boundsOf(error: ValidationError, kind: string): unknown[] {
  if (!error.target) return [];
  const metadata = getMetadataStorage().getTargetValidationMetadatas(error.target.constructor, '', false, false);
  return metadata.find((m) => m.propertyName === error.property && (m.name ?? m.type) === kind)?.constraints ?? [];
}

interface Template {
  zh(bounds: unknown[]): string;
  en(bounds: unknown[]): string;
}
const fixed = (zh: string, en: string): Template => ({ zh: () => zh, en: () => en });
const first = (zh: (a: string) => string, en: (a: string) => string): Template => ({
  zh: ([a]) => zh(String(a)),
  en: ([a]) => en(String(a)),
});

const REQUIRED = fixed('必须填写', 'is required');
const OTHER = fixed('填写不正确', 'is not valid');

/** Sentences per constraint of class-validator; the label stands in front. */
const TEXTS: Record<string, Template> = {
  whitelistValidation: fixed('不是本表单的字段', 'is not a field of this form'),
  isNotEmpty: REQUIRED,
  isDefined: REQUIRED,
  isString: fixed('必须是文字', 'must be text'),
  isBoolean: fixed('必须是“是”或“否”', 'must be true or false'),
  isInt: fixed('必须是整数', 'must be a whole number'),
  isNumber: fixed('必须是数字', 'must be a number'),
  isPositive: fixed('必须大于零', 'must be greater than zero'),
  isUuid: fixed('不是有效的编号', 'is not a valid id'),
  isArray: fixed('必须是列表', 'must be a list'),
  isObject: fixed('必须是一组内容', 'must be an object'),
  nestedValidation: fixed('内容不完整', 'is incomplete'),
  isEmail: fixed('不是有效的电子邮箱', 'is not a valid e-mail address'),
  arrayUnique: fixed('有重复的内容', 'contains duplicates'),
  matches: fixed('格式不正确', 'has the wrong format'),
  isIn: { zh: ([a]) => `只能是下列之一：${listOf(a)}`, en: ([a]) => `must be one of: ${listOf(a)}` },
  isEnum: fixed('不是可选的值', 'is not one of the choices'),
  min: first(
    (a) => `不得小于${a}`,
    (a) => `must not be less than ${a}`,
  ),
  max: first(
    (a) => `不得大于${a}`,
    (a) => `must not be greater than ${a}`,
  ),
  minLength: first(
    (a) => `至少${a}个字`,
    (a) => `must have at least ${a} characters`,
  ),
  maxLength: first(
    (a) => `不得超过${a}个字`,
    (a) => `must have at most ${a} characters`,
  ),
  isLength: { zh: ([a, b]) => `应为${String(a)}至${String(b)}个字`, en: ([a, b]) => `must have ${String(a)} to ${String(b)} characters` },
  arrayMinSize: first(
    (a) => `至少需要${a}项`,
    (a) => `needs at least ${a} entries`,
  ),
  arrayMaxSize: first(
    (a) => `不得超过${a}项`,
    (a) => `takes at most ${a} entries`,
  ),
  dateInvalid: fixed('不是有效的日期，应为“年-月-日”，如 2026-03-02', 'is not a valid date (YYYY-MM-DD)'),
  instantInvalid: fixed('不是有效的时间，应含日期、时刻和时区，如 2026-03-02T09:00:00+08:00', 'is not a valid instant with its zone'),
};

const listOf = (values: unknown): string => (Array.isArray(values) ? values : []).map(String).join('、');
