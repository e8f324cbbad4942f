import { admin } from './zh/admin.ts';
import { limits } from './zh/limits.ts';
import { matter } from './zh/matter.ts';
import { papers } from './zh/papers.ts';
import { registers } from './zh/registers.ts';
import { shell } from './zh/shell.ts';
import { terms } from './zh/terms.ts';
import { work } from './zh/work.ts';

/**
 * Every text of the screens, Chinese first, by where it is read. A key is family.word; families like stage, role and offence are looked up by the
 * server's codes. `en/` has the same keys: test/web/dictionaries.spec.ts.
 */
export const zh = { ...shell, ...work, ...matter, ...papers, ...limits, ...registers, ...admin, ...terms };
