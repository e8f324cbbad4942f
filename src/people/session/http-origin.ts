/** What of a request tells where it comes from. */
export interface RequestOrigin {
  method: string;
  /** Host with port as the browser addressed it (behind a trusted proxy: X-Forwarded-Host). */
  host: string | undefined;
  origin: string | undefined;
  /** Sec-Fetch-Site of current browsers. */
  fetchSite: string | undefined;
}

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may be let through as far as cross-site forgery goes. Browsers send `Origin` with every write; a foreign one, or the
 * opaque 'null', is refused. A client that sends neither header is no browser and carries no cookie by accident.
 */
export function isOwnOrigin({ method, host, origin, fetchSite }: RequestOrigin): boolean {
  if (READS.has(method)) return true;
  if (origin !== undefined) return hostOf(origin) === host?.toLowerCase();
  return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host.toLowerCase();
  } catch {
    return undefined;
  }
}
