import { registerDecorator } from 'class-validator';
import { isCalendarDate } from '../calendar-date.ts';

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** A date that exists, from 1900 to 2199: no form of this house means another year, and most others are slips of the finger. */
export const isDateOfForm = (value: unknown): value is string => isCalendarDate(value) && value >= '1900' && value < '2200';

/** An instant with its zone (RFC 3339). Without a zone it would mean another instant on every server. */
export const isInstant = (value: unknown): value is string => typeof value === 'string' && isDateOfForm(INSTANT.exec(value)?.[1]);

/** A calendar date 'YYYY-MM-DD' that exists. */
export const IsCalendarDate = (): PropertyDecorator => rule('dateInvalid', isDateOfForm);

/** An instant 'YYYY-MM-DDTHH:mm[:ss[.ffffff]]' with 'Z' or an offset. */
export const IsInstant = (): PropertyDecorator => rule('instantInvalid', isInstant);

/** `name` becomes the code: DATE_INVALID. The sentence stands in platform/validation.ts. */
const rule =
  (name: string, validate: (value: unknown) => boolean): PropertyDecorator =>
  (prototype, property) =>
    registerDecorator({
      name,
      target: prototype.constructor,
      propertyName: String(property),
      validator: { validate, defaultMessage: () => name },
    });
