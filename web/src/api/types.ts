/**
 * What the server answers, as the screens use it. Instants are ISO 8601 strings, calendar dates 'YYYY-MM-DD' in Asia/Shanghai, money is integer fen.
 * The server knows, the screen shows: states, lights, allowed actions and their reasons all come from here.
 */
export type * from './types/session.ts';
export type * from './types/forms.ts';
export type * from './types/work.ts';
export type * from './types/clocks.ts';
export type * from './types/files.ts';
