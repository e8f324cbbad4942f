import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, HTTPRequest, Page } from 'puppeteer';
import { OperationalError } from '../../platform/errors.ts';
import type { FoundBrowser } from './browser.ts';
import type { FontSet } from './fonts.ts';

export interface PoolOptions {
  browser: () => Promise<FoundBrowser>;
  fonts: () => Promise<FontSet>;
  /** Pages kept warm = documents printed at once. */
  pages?: number;
  /** A page is thrown away after so many documents. */
  documentsPerPage?: number;
  /** One document, in milliseconds; our own timer, since a hung renderer answers nothing. */
  timeoutMs?: number;
  /** Tries before a document fails. */
  attempts?: number;
  /** Load the fonts by @font-face instead of fontconfig (default: not on Linux). */
  fontFaces?: boolean;
}

/** Where intercepted font requests seem to go; the name resolves nowhere. */
const FONT_HOST = 'https://fonts.invalid/';
/** The page may style itself and nothing else. `data:` images are made by the server. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src ${FONT_HOST}`;

/** No way out of the page: no name resolves, every connection ends at a closed port. */
const FLAGS = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--mute-audio',
  '--font-render-hinting=none',
];

interface Slot {
  browser: Browser;
  page: Page;
  printed: number;
  isBroken: boolean;
  fail?: (error: Error) => void;
}

class RenderTimeout extends OperationalError {}
/** The document itself is at fault (it navigated away): trying again will not help. */
class HostileDocument extends Error {}

/**
 * One warm browser with N warm pages. `print` queues, retries on a crashed page or browser and never leaves a job hanging.
 * Scripts are off, every request is refused, and a page that is not the one we set afterwards is an error.
 */
export class RenderPool {
  readonly stats = { launches: 0, retries: 0, timeouts: 0, printed: 0 };
  private readonly pages: number;
  private readonly waiting: Array<() => void> = [];
  private idle: Slot[] = [];
  private busy = 0;
  private browser: Browser | undefined;
  private starting: Promise<Browser> | undefined;
  private isClosed = false;

  constructor(private readonly options: PoolOptions) {
    this.pages = options.pages ?? 2;
  }

  /** Prints one self-contained HTML page to PDF. Throws NoBrowserError, or OperationalError after the last attempt. */
  async print(html: string): Promise<Uint8Array> {
    await this.enter();
    try {
      return await this.withRetries(html);
    } finally {
      this.busy--;
      this.waiting.shift()?.();
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    const browser = (await this.starting?.catch(() => undefined)) ?? this.browser;
    this.browser = undefined;
    this.idle = [];
    if (browser) await within(browser.close(), 3000).catch(() => browser.process()?.kill('SIGKILL'));
  }

  private async enter(): Promise<void> {
    while (this.busy >= this.pages) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.busy++;
  }

  private async withRetries(html: string): Promise<Uint8Array> {
    const attempts = this.options.attempts ?? 5;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(html);
      } catch (error) {
        if (error instanceof RenderTimeout) this.stats.timeouts++;
        if (error instanceof HostileDocument || (error as { code?: string }).code === 'NO_BROWSER' || this.isClosed) throw error;
        if (attempt >= attempts || error instanceof RenderTimeout)
          throw new OperationalError(`document could not be printed: ${(error as Error).message}`, { cause: error });
        this.stats.retries++;
        await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** attempt));
      }
    }
  }

  private async once(html: string): Promise<Uint8Array> {
    const slot = await this.slot();
    let isGood = false;
    try {
      const crash = new Promise<never>((_, reject) => (slot.fail = reject));
      crash.catch(() => undefined);
      const work = this.printOn(slot.page, html);
      work.catch(() => undefined);
      const pdf = await within(Promise.race([work, crash]), this.options.timeoutMs ?? 20_000);
      isGood = true;
      this.stats.printed++;
      return pdf;
    } finally {
      slot.printed++;
      this.release(slot, isGood);
    }
  }

  private async printOn(page: Page, html: string): Promise<Uint8Array> {
    const nonce = randomUUID();
    const fonts = await this.options.fonts();
    const head = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="nonce" content="${nonce}">${this.usesFontFaces ? fontFaces(fonts) : ''}`;
    await page.setContent(
      html.replace('<head>', () => `<head>${head}`),
      { waitUntil: 'load' },
    );
    await assertOurs(page, nonce);
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: false,
      waitForFonts: true,
      timeout: 0,
    });
    await assertOurs(page, nonce); // a meta refresh may have won the race against the printer
    return pdf;
  }

  private get usesFontFaces(): boolean {
    return this.options.fontFaces ?? process.platform !== 'linux';
  }

  private release(slot: Slot, isGood: boolean): void {
    if (isGood && !slot.isBroken && slot.browser.connected && slot.printed < (this.options.documentsPerPage ?? 500)) {
      this.idle.push(slot);
      return;
    }
    within(slot.page.close({ runBeforeUnload: false }), 1000).catch(() => {
      if (slot.browser.connected) slot.browser.process()?.kill('SIGKILL'); // a page that cannot be closed takes its browser with it
    });
  }

  private async slot(): Promise<Slot> {
    for (let slot = this.idle.pop(); slot; slot = this.idle.pop()) {
      if (slot.browser.connected && !slot.page.isClosed() && !slot.isBroken) return slot;
    }
    const browser = await this.warmBrowser();
    const page = await within(browser.newPage(), 5000);
    const slot: Slot = { browser, page, printed: 0, isBroken: false };
    page.on('error', (error) => {
      slot.isBroken = true;
      slot.fail?.(error);
    });
    await page.setJavaScriptEnabled(false);
    await page.setRequestInterception(true);
    const fonts = await this.options.fonts();
    page.on('request', (request) => void answer(request, fonts).catch(() => undefined));
    return slot;
  }

  private async warmBrowser(): Promise<Browser> {
    if (this.browser?.connected) return this.browser;
    this.starting ??= this.launch().finally(() => (this.starting = undefined));
    return this.starting;
  }

  private async launch(): Promise<Browser> {
    const [{ default: puppeteer }, found, fonts] = await Promise.all([import('puppeteer'), this.options.browser(), this.options.fonts()]);
    const isRoot = process.getuid?.() === 0; // Chromium refuses its sandbox to root
    const browser = await within(
      puppeteer.launch({
        executablePath: found.executablePath,
        headless: found.headless,
        pipe: true, // a browser whose server was killed ends by itself
        args: [...FLAGS, ...(isRoot ? ['--no-sandbox'] : [])],
        env: { ...process.env, ...found.env, FONTCONFIG_FILE: fonts.configFile },
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      }),
      20_000,
    );
    this.stats.launches++;
    browser.once('disconnected', () => {
      if (this.browser === browser) this.browser = undefined;
    });
    return (this.browser = browser);
  }
}

const fontFaces = (fonts: FontSet): string =>
  `<style>${Object.entries(fonts.families)
    .map(([family, file]) => `@font-face{font-family:"${family}";src:url(${FONT_HOST}${file});font-display:block}`)
    .join('')}</style>`;

/** Nothing but escaping stops a meta refresh; this finds out. */
async function assertOurs(page: Page, nonce: string): Promise<void> {
  const seen = await page.evaluate(`document.querySelector('meta[name=nonce]')?.content`);
  if (page.url() !== 'about:blank' || seen !== nonce) throw new HostileDocument('the page is not the one that was set: it navigated away');
}

/** Every request is refused; a font of the shipped set is answered from the disk. */
async function answer(request: HTTPRequest, fonts: FontSet): Promise<void> {
  const file = request.url().startsWith(FONT_HOST) ? request.url().slice(FONT_HOST.length) : undefined;
  if (file && Object.values(fonts.families).includes(file)) {
    await request.respond({
      contentType: 'font/ttf',
      headers: { 'access-control-allow-origin': '*' },
      body: readFileSync(path.join(fonts.directory, file)),
    });
  } else if (request.url().startsWith('data:image/') && request.resourceType() === 'image') {
    await request.continue();
  } else {
    await request.abort('blockedbyclient');
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new RenderTimeout(`no answer within ${ms} ms`)), ms)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
