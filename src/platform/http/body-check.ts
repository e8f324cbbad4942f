import type { NextFunction, Request, Response } from 'express';
import { type Problem, RefusedError, UserError } from '../errors.ts';
import { firstUnprintable } from '../forms/printable.ts';

/** Far above every form of the house; below what makes recursive code run out of stack or a validator run for seconds. */
const DEEPEST = 16;
const MOST_VALUES = 20_000;
const MOST_PROBLEMS = 50;
/** Names that reach into JavaScript's own objects instead of a form's field. */
const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Stands before every controller: whatever a form says of its fields, no text that cannot be stored and printed as typed goes further,
 * and no body of a shape that no form has. Throws BODY_TOO_COMPLEX (400) or RefusedError with every bad field.
 */
export function checkBodies(request: Request, _response: Response, next: NextFunction): void {
  const problems = [...problemsIn(request.body), ...problemsIn(request.query)];
  if (problems.length) throw new RefusedError(problems.slice(0, MOST_PROBLEMS));
  next();
}

/** Not recursive: the depth is what it protects against. */
export function problemsIn(body: unknown): Problem[] {
  const problems: Problem[] = [];
  const waiting: Array<{ value: unknown; field: string; depth: number }> = [{ value: body, field: '', depth: 0 }];
  for (let seen = 1; waiting.length;) {
    const { value, field, depth } = waiting.pop()!;
    if (typeof value === 'string') problems.push(...unprintable(value, field));
    if (typeof value !== 'object' || value === null) continue;
    const entries = Object.entries(value);
    seen += entries.length;
    if (depth >= DEEPEST || seen > MOST_VALUES) throw tooComplex();
    for (const [name, inner] of entries) {
      const path = field ? `${field}.${name}` : name;
      if (FORBIDDEN_NAMES.has(name)) problems.push(unknownField(path));
      else if (firstUnprintable(name)) problems.push(unknownField('?'));
      else waiting.push({ value: inner, field: path, depth: depth + 1 });
    }
  }
  return problems;
}

function unprintable(text: string, field: string): Problem[] {
  const found = firstUnprintable(text);
  if (!found) return [];
  return [
    {
      code: 'UNPRINTABLE',
      field,
      message: `文字的第${found.at}个字符是看不见的控制字符（${found.codePoint}），不能保存或者打印。`,
      messageEn: `Character ${found.at} is an invisible control character (${found.codePoint}) that can be neither stored nor printed.`,
      cure: '请删除该字符，或者清空本栏后重新输入。',
    },
  ];
}

const unknownField = (field: string): Problem => ({
  code: 'UNKNOWN_FIELD',
  field,
  message: `“${field}”不是本表单的字段。`,
  messageEn: `"${field}" is not a field of this form.`,
});

const tooComplex = (): UserError =>
  new UserError('BODY_TOO_COMPLEX', '提交的内容层次过深或者条目过多，未予处理。请减少条目后分次提交。', {
    status: 400,
    messageEn: 'The request is nested too deeply or has too many entries; nothing was done. Send less at a time.',
  });
