import type { Problem, ProblemDocument } from './types.ts';

/** An answer that is not 2xx, or no answer at all (status 0). Carries everything the server said, so that the screen can show it. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detailEn: string | undefined;
  readonly problems: Problem[];
  readonly traceId: string | undefined;
  readonly extra: Record<string, unknown>;

  constructor(document: ProblemDocument) {
    super(document.detail || document.title || document.code);
    this.name = 'ApiError';
    this.status = document.status;
    this.code = document.code;
    this.detailEn = document.detailEn;
    this.problems = document.problems ?? [];
    this.traceId = document.traceId;
    this.extra = document;
  }

  /** No definite answer: the request may or may not have been carried out, so it is repeated with the same idempotency key. */
  get isUnknown(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

export type Query = Record<string, string | number | boolean | null | undefined>;
export interface CallOptions {
  query?: Query;
  body?: unknown;
  /** Idempotency-Key; every write outside the session needs one. */
  key?: string;
  /** If-Match: the ETag (`"<revision>"`) of the version that was edited. */
  ifMatch?: string | null;
  signal?: AbortSignal;
}
export interface Answer<T> {
  data: T;
  etag: string | null;
}

/** Told when the server no longer knows the session (401 outside of login). */
let onSignedOut: () => void = () => undefined;
export const whenSignedOut = (listener: () => void): void => {
  onSignedOut = listener;
};

export const newKey = (): string => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;

export function address(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, v]) => v !== undefined && v !== null && v !== '');
  return pairs.length ? `${path}?${new URLSearchParams(pairs.map(([k, v]) => [k, String(v)]))}` : path;
}

/** One request. Throws ApiError for anything but 2xx. */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<Answer<T>> {
  const isForm = options.body instanceof FormData;
  const headers: Record<string, string> = {
    ...(options.body !== undefined && !isForm && { 'content-type': 'application/json' }),
    ...(options.key && { 'idempotency-key': options.key }),
    ...(options.ifMatch && { 'if-match': options.ifMatch }),
  };
  let response: Response;
  try {
    const body = options.body === undefined ? undefined : isForm ? (options.body as FormData) : JSON.stringify(options.body);
    response = await fetch(address(path, options.query), { method, headers, body, credentials: 'same-origin', signal: options.signal });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError({ status: 0, code: 'UNREACHABLE', detail: '' });
  }
  if (!response.ok) throw await refusal(response, path);
  const text = response.status === 204 ? '' : await response.text();
  return { data: (text ? JSON.parse(text) : null) as T, etag: response.headers.get('etag') };
}

async function refusal(response: Response, path: string): Promise<ApiError> {
  if (response.status === 401 && !path.startsWith('/api/session')) onSignedOut();
  const document = (await response.json().catch(() => null)) as Partial<ProblemDocument> | null;
  return new ApiError({
    ...document,
    status: response.status,
    code: document?.code ?? `HTTP_${response.status}`,
    detail: document?.detail ?? '',
  });
}

export const get = async <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
  (await call<T>('GET', path, { query, signal })).data;

/** Lists come as {items, nextCursor}; some short ones as a bare array. */
export const itemsOf = <T>(answer: T[] | { items: T[] } | null | undefined): T[] =>
  Array.isArray(answer) ? answer : (answer?.items ?? []);
