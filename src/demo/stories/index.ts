import type { Story } from '../story.ts';
import { CLOSING_CASES } from './closing-cases.ts';
import { LEADS } from './leads.ts';
import { OPEN_CASES } from './open-cases.ts';

/** Everything that has happened in the demonstration. All people, companies and events are invented. */
export const STORIES: readonly Story[] = [...CLOSING_CASES, ...OPEN_CASES, ...LEADS];
