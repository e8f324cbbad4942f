import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, Length, registerDecorator } from 'class-validator';

/** Control characters but tab and line ends, and halves of surrogate pairs: PostgreSQL refuses some of them and no page can print the others. */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}/u;

export const isClean = (text: unknown): boolean => typeof text === 'string' && !UNPRINTABLE.test(text);

const IsClean = (): PropertyDecorator => (prototype, property) =>
  registerDecorator({
    name: 'isClean',
    target: prototype.constructor,
    propertyName: String(property),
    validator: { validate: isClean, defaultMessage: () => '文字中含有无法保存的控制字符，请删除后重新输入。' },
  });

/**
 * Text as people type it: outer blanks go, everything else stays as it is. Names are not normalised: compatibility ideographs are names of
 * their own and would turn into other characters. Length counts characters, a rare one beyond the basic plane as one.
 */
export const CleanText = (max: number, min = 1): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    IsString(),
    IsClean(),
    Length(min, max),
  );

/** Optional fields of phone and web forms arrive as '' when they are left empty: that means absent. */
export const EmptyIsAbsent = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === '' || value === null ? undefined : value));

/** The text as a literal inside a LIKE pattern. */
export const likeLiteral = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
