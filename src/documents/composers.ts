import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { MatterReaders } from '../procedures/index.ts';
import type { MatterKind, MatterRef } from '../procedures/step.ts';
import type { Fields } from './document.entity.ts';
import type { DossierCover } from './render/dossier.ts';

/** The fields of a document from the read model of its matter. Pure. A field it does not know it leaves out. */
export type Compose<View = never> = (view: View, today: CalendarDate) => Fields;
export interface CoverOf {
  /** What the domain knows about the bound file; the rest comes from the headline. */
  cover: Partial<DossierCover>;
  /** Other matters whose documents belong into the file: the lead of a case. */
  related?: readonly string[];
}

/** Where casework says how its documents are filled in. Registered in onModuleInit, like matter readers. */
@Injectable()
export class DocumentComposer {
  private readonly composers = new Map<string, Compose>();
  private readonly covers = new Map<MatterKind, (view: never) => CoverOf>();

  constructor(private readonly readers: MatterReaders) {}

  register<View>(kind: MatterKind, type: string, compose: Compose<View>): void {
    this.composers.set(`${kind}:${type}`, compose as Compose);
  }

  registerCover<View>(kind: MatterKind, cover: (view: View) => CoverOf): void {
    this.covers.set(kind, cover as (view: never) => CoverOf);
  }

  /** The fields as the file stands now, or undefined when nobody composes this type. */
  async compose(matter: MatterRef, type: string, today: CalendarDate): Promise<Fields | undefined> {
    const composer = this.composers.get(`${matter.kind}:${type}`);
    return composer?.((await this.readers.of(matter.kind).view(matter.id)) as never, today);
  }

  async cover(kind: MatterKind, id: string): Promise<CoverOf> {
    const reader = this.readers.of(kind);
    const { number, title, partyName } = await reader.headline(id);
    const own = this.covers.get(kind)?.((await reader.view(id)) as never);
    return { related: own?.related ?? [], cover: { title, matterNumber: number ?? '', partyName: partyName ?? '', ...own?.cover } };
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a, orderKeys) === JSON.stringify(b, orderKeys);

/** The file's news into a draft: what the file says differently than last time replaces, what an officer wrote in the meantime stays. */
export function merged(fields: Fields, before: Fields, now: Fields): Fields {
  const next = { ...fields };
  for (const key of Object.keys(now)) if (!same(now[key], before[key])) next[key] = now[key];
  for (const key of Object.keys(before)) if (!(key in now) && same(fields[key], before[key])) delete next[key];
  return next;
}

export const sameFields = (a: Fields, b: Fields): boolean => {
  const sorted = (fields: Fields): string =>
    JSON.stringify(
      Object.entries(fields).sort(([x], [y]) => (x < y ? -1 : 1)),
      orderKeys,
    );
  return sorted(a) === sorted(b);
};
/** jsonb does not keep the order of keys. */
const orderKeys = (_: string, value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
    : value;
