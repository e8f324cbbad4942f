import { admin } from './en/admin.ts';
import { limits } from './en/limits.ts';
import { matter } from './en/matter.ts';
import { papers } from './en/papers.ts';
import { registers } from './en/registers.ts';
import { shell } from './en/shell.ts';
import { terms } from './en/terms.ts';
import { work } from './en/work.ts';
import type { zh } from './zh.ts';

/** The same texts in English. */
export const en: Record<keyof typeof zh, string> = { ...shell, ...work, ...matter, ...papers, ...limits, ...registers, ...admin, ...terms };
