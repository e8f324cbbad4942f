import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, isUUID, Max, MaxLength, Min } from 'class-validator';
import { UserError } from '../errors.ts';
import { isPrintable } from '../forms/printable.ts';

/** A list by pages: the cursor names the last row seen, so that rows added meanwhile shift nothing. */
export interface Page<T> {
  items: T[];
  /** null: this was the last page. */
  nextCursor: string | null;
}

/** Query of every list. */
export class PageQuery {
  /** 上一页返回的 nextCursor */
  @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
  /** 每页条数 */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 30;
}

/** Values of the sort columns of the last row, in the order of ORDER BY; the last one must be unique. */
export type CursorValues = ReadonlyArray<string | number | null>;

export const encodeCursor = (values: CursorValues): string => Buffer.from(JSON.stringify(values)).toString('base64url');

const FORMS = {
  text: (value: unknown) => typeof value === 'string' && isPrintable(value),
  number: (value: unknown) => Number.isSafeInteger(value),
  /** As `toISOString` or PostgreSQL's `timestamptz::text` write it. */
  instant: (value: unknown) =>
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}[T ][\d:.]{8,15}(Z|[+-]\d{2}(:?\d{2})?)$/.test(value) &&
    !Number.isNaN(Date.parse(value.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'))),
  id: isUUID,
};
export type CursorForm = keyof typeof FORMS;

/** The values in a cursor, or undefined for the first page. `forms` says what each must be. Throws BAD_CURSOR on anything we did not make. */
export function decodeCursor(cursor: string | undefined, forms: readonly CursorForm[]): CursorValues | undefined {
  if (!cursor) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === forms.length && forms.every((form, at) => FORMS[form](values[at])))
      return values as CursorValues;
  } catch {
    // falls through: not one of ours
  }
  throw new UserError('BAD_CURSOR', '翻页位置无效，请从第一页重新开始。', {
    status: 400,
    messageEn: 'The page position is not valid. Start again from the first page.',
  });
}

/** Makes a page of `limit + 1` rows read: the extra row only tells that there is more. */
export function toPage<T>(rows: readonly T[], limit: number, cursorOf: (row: T) => CursorValues): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(cursorOf(last)) : null };
}
