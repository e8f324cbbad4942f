import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Thrown for every answer that is not 2xx; carries the problem document. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: { code: string; detail: string; problems: Array<{ code: string; message: string; field?: string; rule?: string }> },
  ) {
    super(
      `${status} ${problem.code}: ${problem.detail} ${problem.problems?.map((p) => `[${p.rule ?? p.code}] ${p.field ?? ''} ${p.message}`).join(' | ') ?? ''}`,
    );
  }
}

export interface WorkItem {
  id: string;
  status: 'OPEN' | 'COMPLETED' | 'CANCELLED';
  revision: number;
  step: { key: string; elementId: string; name: string };
  matter: { kind: string; id: string; number: string | null };
  clock: { lawId: string; dueOn: string } | null;
}

/** One named person at a desk: a session over HTTP, as the screen uses it. */
export class Person {
  private cookie = '';
  constructor(
    private readonly base: () => string,
    readonly username: string,
  ) {}

  name = '';
  id = '';

  async signIn(): Promise<this> {
    const base = this.base(); // once a request: with two servers it may be another one the next time
    const response = await fetch(`${base}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: base },
      body: JSON.stringify({ username: this.username, password: 'OreCase-2026' }),
    });
    if (!response.ok) throw new Refused(response.status, (await response.json()) as Refused['problem']);
    this.cookie = response.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ');
    const { user } = (await response.json()) as { user: { id: string; name: string } };
    this.name = user.name;
    this.id = user.id;
    return this;
  }

  get<T>(url: string): Promise<T> {
    return this.send<T>('GET', url);
  }

  post<T>(url: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    return this.send<T>('POST', url, body, headers);
  }

  async bytes(url: string): Promise<{ status: number; type: string; bytes: Buffer }> {
    const response = await fetch(`${this.base()}${url}`, { headers: { cookie: this.cookie } });
    return { status: response.status, type: response.headers.get('content-type') ?? '', bytes: Buffer.from(await response.arrayBuffer()) };
  }

  async upload<T>(url: string, file: string, fields: Record<string, string>): Promise<T> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([readFileSync(file)], { type: 'image/jpeg' }), path.basename(file));
    const response = await fetch(`${this.base()}${url}`, {
      method: 'POST',
      headers: { cookie: this.cookie, origin: this.base(), 'idempotency-key': randomUUID() },
      body: form,
    });
    if (!response.ok) throw new Refused(response.status, (await response.json()) as Refused['problem']);
    return (await response.json()) as Refused['problem'] as T;
  }

  private async send<T>(method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    const base = this.base();
    const response = await fetch(`${base}${url}`, {
      method,
      headers: {
        cookie: this.cookie,
        origin: base,
        ...(method !== 'GET' && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Refused(
        response.status,
        text.startsWith('{') ? JSON.parse(text) : { code: 'NO_JSON', detail: text.slice(0, 200), problems: [] },
      );
    return (text ? JSON.parse(text) : undefined) as T;
  }
}

/** The open work item of a step of this matter; fails by name when it is not there. */
export async function openItem(person: Person, matterId: string, step: string): Promise<WorkItem> {
  const { items: all } = await person.get<{ items: WorkItem[] }>(`/api/matters/${matterId}/work-items`);
  const items = all.filter((i) => i.status === 'OPEN');
  const item = items.find((i) => i.step.elementId === step);
  if (!item) throw new Error(`no open step "${step}" for ${matterId}; open: ${items.map((i) => i.step.elementId).join(', ') || 'none'}`);
  return item;
}

/** Opens the form, keeps its prefill, adds the input and sends it, as the screen does. */
export async function complete(
  person: Person,
  matterId: string,
  step: string,
  input: object,
): Promise<{ item: WorkItem; opened: Array<{ id: string; step: { key: string } }>; done: boolean }> {
  const { id } = await openItem(person, matterId, step);
  const item = await person.get<WorkItem & { prefill: object }>(`/api/work-items/${id}`);
  const answer = await person.post<{ opened: Array<{ id: string; step: { key: string } }>; done: boolean }>(
    `/api/work-items/${id}/complete`,
    { ...item.prefill, ...input },
    { 'if-match': `"${item.revision}"` },
  );
  return { item, ...answer };
}
