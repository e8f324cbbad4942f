import { Platform1795000001000 } from './1795000001000-platform.ts';
import { People1795000002000 } from './1795000002000-people.ts';
import { Audit1795000003000 } from './1795000003000-audit.ts';
import { Procedures1795000004000 } from './1795000004000-procedures.ts';
import { Casework1795000005000 } from './1795000005000-casework.ts';
import { Cases1795000005500 } from './1795000005500-cases.ts';
import { Deadlines1795000006000 } from './1795000006000-deadlines.ts';
import { Documents1795000007000 } from './1795000007000-documents.ts';
import { Memo1795000008000 } from './1795000008000-memo.ts';

/** In order of their timestamps; forward only. */
export const MIGRATIONS = [
  Platform1795000001000,
  People1795000002000,
  Audit1795000003000,
  Procedures1795000004000,
  Casework1795000005000,
  Cases1795000005500,
  Deadlines1795000006000,
  Documents1795000007000,
  Memo1795000008000,
];
