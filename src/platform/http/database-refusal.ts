import { ConflictError, ForbiddenError, UserError } from '../errors.ts';

/** SQLSTATE of PostgreSQL -> what may be said of it. The driver's text names tables and values and is never passed on. */
const REFUSALS: Record<string, () => UserError> = {
  // unique_violation: whoever inserted first has it
  '23505': () =>
    new ConflictError('ALREADY_EXISTS', '同样的内容已经存在，未重复保存。', {
      messageEn: 'The same already exists; nothing was saved twice.',
    }),
  // foreign_key_violation
  '23503': () =>
    new ConflictError('REFERENCE_MISSING', '所引用的内容不存在，或者仍被其他内容引用。', {
      messageEn: 'Something referred to does not exist, or this is still referred to.',
    }),
  // insufficient_privilege: row-level security, append-only tables
  '42501': () =>
    new ForbiddenError('OUT_OF_SCOPE', '您无权在该单位的范围内进行此操作。', { messageEn: 'You may not do this within that bureau.' }),
  // serialization_failure, deadlock_detected, lock_not_available
  '40001': () => busy(),
  '40P01': () => busy(),
  '55P03': () => busy(),
  // disk_full
  '53100': () =>
    new UserError('DISK_FULL', '服务器存储空间不足，内容未保存。请联系管理员清理磁盘后重试。', {
      status: 507,
      messageEn: 'The server disk is full; nothing was saved.',
    }),
  // numeric_value_out_of_range, invalid and overflowing dates, text that is too long or holds NUL: the forms should have said it better
  ...Object.fromEntries(['22003', '22007', '22008', '22001', '22021', '22P05'].map((state) => [state, () => unstorable()])),
  // invalid_text_representation: an id that is no uuid names nothing
  '22P02': () =>
    new UserError('NOT_FOUND', '所请求的内容不存在，或者您无权查看。', {
      status: 404,
      messageEn: 'The requested item does not exist, or you may not see it.',
    }),
};

const unstorable = (): UserError =>
  new UserError('BAD_VALUE', '提交的内容中有无法保存的数值、日期或者文字，未予保存。请核对后重新提交。', {
    messageEn: 'A number, date or text in the request cannot be stored; nothing was saved.',
  });

const busy = (): UserError =>
  new ConflictError('BUSY', '其他人正在办理同一事项，请稍后重试。', {
    messageEn: 'Somebody else is working on the same thing. Please try again.',
  });

/** Connection errors: nothing was saved, a retry may help. */
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08003', '53300']);

/** The refusal behind an error of TypeORM or pg; undefined: not one of theirs, or our own mistake in SQL. */
export function databaseRefusal(error: unknown): UserError | undefined {
  const { code, driverError } = (error ?? {}) as { code?: string; driverError?: { code?: string } };
  const state = driverError?.code ?? code;
  if (!state) return undefined;
  if (UNREACHABLE.has(state))
    return new UserError('DATABASE_UNREACHABLE', '数据库暂时无法连接，操作未完成，请稍后重试。', {
      status: 503,
      messageEn: 'The database cannot be reached; nothing was done. Please try again.',
    });
  return REFUSALS[state]?.();
}
