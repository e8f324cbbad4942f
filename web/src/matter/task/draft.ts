import type { Values } from '../../forms/values.ts';

/** What was typed into a step's form, kept in this browser tab until it is submitted; a changed revision makes it void. */
const nameOf = (id: string): string => `orecase.draft.${id}`;

export function readDraft(id: string, etag: string): Values | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(nameOf(id)) ?? 'null') as { etag: string; values: Values } | null;
    return kept?.etag === etag ? kept.values : null;
  } catch {
    return null;
  }
}

export function keepDraft(id: string, etag: string, values: Values): void {
  try {
    sessionStorage.setItem(nameOf(id), JSON.stringify({ etag, values }));
  } catch {
    // no room or no storage: the form itself still holds everything
  }
}

export const forgetDraft = (id: string): void => {
  try {
    sessionStorage.removeItem(nameOf(id));
  } catch {
    // nothing was kept
  }
};
