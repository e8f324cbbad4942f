import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, Length, registerDecorator } from 'class-validator';
import { isPrintable } from './printable.ts';

/** Bodies are checked before they come here (http/body-check.ts); the fields of an upload are not. */
const IsClean = (): PropertyDecorator => (prototype, property) =>
  registerDecorator({
    name: 'unprintable',
    target: prototype.constructor,
    propertyName: String(property),
    validator: {
      validate: (text: unknown) => typeof text !== 'string' || isPrintable(text),
      defaultMessage: () => '文字中含有看不见的控制字符，不能保存或者打印，请删除后重新输入。',
    },
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
