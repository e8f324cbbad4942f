/// <reference lib="dom" />
import { AbstractLoader, ExpressLoader } from '@nestjs/serve-static';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContext, ElementHandle, Page } from 'puppeteer';
import { findBrowser } from '../../src/documents/render/browser.ts';
import { type House, openHouse } from '../http/support.ts';
import type { StartOptions } from '../support/index.ts';
import { DEMO_PASSWORD } from '../support/index.ts';

const OUT = path.resolve('out/browser');
export const DESKTOP = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };

interface Size {
  width: number;
  height: number;
  isMobile?: boolean;
  hasTouch?: boolean;
}
export interface SeatOptions {
  /** The path to open first; default '/'. */
  at?: string;
  locale?: 'zh' | 'en';
  size?: Size;
}

/** The product with its built screens, and one Chromium in front of it. Every person gets a browser profile of their own. */
export interface Office extends House {
  browser: Browser;
  /** A desk where this person sits, signed in by the API's own cookie; without a name nobody is signed in. */
  seat(username?: string, options?: SeatOptions): Promise<Desk>;
}

/** One app and one browser, for a whole spec file. Call it in beforeAll with 120 s: the screens may have to be built. */
export async function openOffice(options: StartOptions = {}): Promise<Office> {
  await buildScreens();
  const browser = await launch();
  const house = await openHouse({ ...options, replaced: [SCREENS, ...(options.replaced ?? [])] });
  const desks: Desk[] = [];
  const profiles = new Map<string | undefined, BrowserContext>(); // of the signed-in: their browsers have the scripts in store
  openOffices.add(desks);
  return {
    ...house,
    browser,
    async seat(username, { at = '/', locale = 'zh', size = DESKTOP } = {}) {
      const profile = profiles.get(username) ?? (await browser.createBrowserContext());
      const desk = await Desk.open(profile, house.app.url, { locale, size });
      desks.push(desk);
      if (username && !profiles.has(username)) await desk.signIn(username);
      if (username) profiles.set(username, profile);
      await desk.goto(at);
      return desk;
    },
    async close() {
      openOffices.delete(desks);
      await browser.close();
      await house.close();
    },
  };
}

/** A testing module has no HTTP adapter yet when the module that serves the screens picks its loader: it would serve nothing. */
const SCREENS: NonNullable<StartOptions['replaced']>[number] = [AbstractLoader as never, new ExpressLoader()];

const openOffices = new Set<Desk[]>();

/** A failed test leaves a picture of every open page; a passed one must have left no complaint in any console. */
afterEach(async () => {
  const desks = [...openOffices].flatMap((open) => open.splice(0));
  const { currentTestName = 'test' } = expect.getState();
  const complaints = desks.flatMap((desk) => desk.complaints);
  const isFailed = complaints.length > 0 || failed;
  failed = false;
  for (const [i, desk] of desks.entries()) {
    if (isFailed) await desk.screenshot(`${currentTestName.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100)}-${i}`).catch(() => undefined);
    await desk.close();
  }
  expect(complaints).toEqual([]);
});
let failed = false;

/** Runs a test's body; jest tells afterEach nothing about its outcome, and the pictures are for the failed ones only. */
export const scene = (body: () => Promise<void>) => async (): Promise<void> => {
  try {
    await body();
  } catch (error) {
    failed = true;
    throw error;
  }
};

const AXE = readFileSync(path.resolve('node_modules/axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type Found = ElementHandle<Element>;

/** A page and what a person does with it: reads, clicks, types. Everything waits until it is there (8 s). */
export class Desk {
  /** Console errors, broken scripts, violations of the content security policy, answers of 500 and more. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    readonly url: string,
  ) {}

  static async open(context: BrowserContext, url: string, { locale, size }: { locale: 'zh' | 'en' | null; size: Size }): Promise<Desk> {
    const desk = new Desk(await context.newPage(), context, url);
    await desk.prepare(locale, size);
    return desk;
  }

  private async prepare(locale: string | null, size: Size): Promise<void> {
    const { page } = this;
    page.setDefaultTimeout(8000);
    await page.setViewport(size);
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.evaluateOnNewDocument(countRequests);
    await page.evaluateOnNewDocument((kept) => {
      addEventListener('securitypolicyviolation', (e) => console.error(`CSP: ${e.violatedDirective} refuses ${e.blockedURI}`));
      if (window !== top) return; // a document's page is sandboxed: no storage there
      if (!kept || sessionStorage.getItem('seated')) return;
      localStorage.clear(); // what an earlier test chose or began to write
      localStorage.setItem('orecase.locale', kept);
      sessionStorage.setItem('seated', 'yes');
    }, locale);
    page.on('console', (message) => {
      // a refusal (4xx) is an answer, not a fault of the page; 5xx are caught below
      if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
      this.complaints.push(`${message.text()} at ${page.url()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`${String(error)} at ${page.url()}`));
    page.on('response', (response) => {
      if (response.status() >= 500) this.complaints.push(`${response.status()} ${response.url()}`);
    });
  }

  /** Another tab of the same person. */
  async secondTab(at: string): Promise<Desk> {
    const desk = await Desk.open(this.context, this.url, { locale: null, size: DESKTOP });
    [...openOffices].at(-1)?.push(desk);
    await desk.goto(at);
    return desk;
  }

  async signIn(username: string, password = DEMO_PASSWORD): Promise<void> {
    const response = await fetch(`${this.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.url },
      body: JSON.stringify({ username, password }),
    });
    if (!response.ok) throw new Error(`${username} cannot sign in: ${response.status}`);
    for (const cookie of response.headers.getSetCookie()) {
      const [name, ...value] = cookie.split(';')[0]!.split('=');
      await this.context.setCookie({ name: name!, value: value.join('='), domain: new URL(this.url).hostname, path: '/', httpOnly: true });
    }
  }

  async goto(at: string): Promise<void> {
    await this.page.goto(`${this.url}${at}`, { waitUntil: 'domcontentloaded' });
    await this.idle();
  }

  /** Nothing is loading or moving any more, for a moment (80 ms). */
  async idle(): Promise<void> {
    await this.page.evaluate(() => void (window.quietSince = undefined));
    await this.page.waitForFunction(isQuiet, { polling: 30 }, 80).catch(async () => {
      const restless = await this.page.evaluate(() => ({
        asked: [...(window.asked ?? [])],
        page: document.readyState,
        skeletons: document.querySelectorAll('.ant-skeleton').length,
      }));
      throw new Error(`${this.path} does not come to rest: ${JSON.stringify(restless)}`);
    });
  }

  /** The first element that matches, once it is visible. */
  async seen(selector: string): Promise<Found> {
    const found = await this.page.waitForSelector(selector, { visible: true }).catch(async () => {
      throw new Error(`not on the page: ${selector}\n${(await this.words()).slice(0, 1500)}`);
    });
    return found as Found;
  }

  /** Clicks a button, link, tab or option by its accessible name. */
  click(name: string, role = 'button'): Promise<void> {
    return this.clickOn(`::-p-aria([name="${name}"][role="${role}"])`);
  }
  /** A list that is drawn anew while we aim at it is aimed at again. */
  async clickOn(selector: string): Promise<void> {
    for (let turn = 1; ; turn++) {
      try {
        return await press(await this.seen(selector));
      } catch (error) {
        if (turn === 20 || !/detached|not clickable/.test(String(error))) throw error;
        await wait(60);
      }
    }
  }

  /** Types into the field with this label (or placeholder), replacing what stands there. */
  async type(label: string, text: string): Promise<void> {
    const field = (await this.seen(`::-p-aria([name="${label}"][role="textbox"])`)) as ElementHandle<HTMLInputElement>;
    await replace(field, text);
  }
  /** Types into the field with this id: forms name their fields as the API does. */
  async typeInto(id: string, text: string): Promise<void> {
    await replace((await this.seen(`[id="${id}"]`)) as ElementHandle<HTMLInputElement>, text);
  }

  /** Opens the list of the field with this id and takes the option that contains the text. */
  async choose(id: string, text: string): Promise<void> {
    await this.clickOn(`.ant-select:has([id="${id}"])`);
    await this.clickOn(`.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option ::-p-text(${text})`);
  }

  /** Everything that can be read. */
  words(selector = 'body'): Promise<string> {
    return this.page.$eval(selector, (element) => (element as HTMLElement).innerText);
  }

  /** Waits until the text can be read. */
  async reads(text: string, selector = 'body'): Promise<void> {
    await this.page
      .waitForFunction(
        (where, what) => (document.querySelector(where) as HTMLElement | null)?.innerText.includes(what),
        { polling: 30 },
        selector,
        text,
      )
      .catch(async () => {
        throw new Error(`"${text}" cannot be read in ${selector}:\n${(await this.words()).slice(0, 2500)}`);
      });
  }

  get path(): string {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }
  async arrives(pattern: RegExp): Promise<void> {
    await this.page
      .waitForFunction((source) => new RegExp(source).test(location.pathname + location.search), { polling: 30 }, pattern.source)
      .catch(() => {
        throw new Error(`still at ${this.path}, not ${pattern.source}`);
      });
    await this.idle();
  }

  /** Takes the answer with this value in a group of radio buttons. */
  async answer(value: string): Promise<void> {
    await this.clickOn(`label:has(input[type=radio][value="${value}"])`);
  }

  /** Puts files into the page as if they were dropped on it. */
  async drop(...files: string[]): Promise<void> {
    const input = (await this.page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(...files);
  }

  /** The stage that the case is in, as the stage line shows it. */
  stage(): Promise<string> {
    return this.words('[aria-current=step] b');
  }

  /** What WCAG 2.2 AA, contrast included, finds wrong with the page: rule and element. */
  async violations(): Promise<string[]> {
    await this.idle();
    if (!(await this.page.evaluate('"axe" in window'))) await this.page.evaluate(AXE);
    return (await this.page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(WCAG)}, resultTypes: ['violations'], iframes: false })
        .then(({ violations }) => violations.flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.target.join(' ') + ' ' + n.html.slice(0, 160))))`,
    )) as string[];
  }

  /** How many pixels the page is wider than the screen: 0, or somebody must scroll sideways. */
  tooWide(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  async screenshot(name: string): Promise<void> {
    mkdirSync(OUT, { recursive: true });
    await this.page.screenshot({ path: path.join(OUT, `${name}.png`) as `${string}.png` });
  }

  async close(): Promise<void> {
    if (!this.page.isClosed()) await this.page.close();
  }
}

declare global {
  interface Window {
    /** The page's requests that have no answer yet. */
    asked?: Set<string>;
    quietSince: number | undefined;
  }
}

/**
 * Keeps the list of the page's own requests. Puppeteer's list (`waitForNetworkIdle`) is not to be trusted here: a request that the
 * page gives up when it is left, or that is served from store, is sometimes never reported as ended, and the wait never ends either.
 */
function countRequests(): void {
  const asked = (window.asked = new Set<string>());
  let serial = 0;
  const fetchIt = window.fetch;
  window.fetch = async (...args) => {
    const name = `${++serial} ${String(args[0])}`;
    asked.add(name);
    return fetchIt(...args).finally(() => asked.delete(name));
  };
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (body) {
    const name = `${++serial} upload`;
    asked.add(name);
    this.addEventListener('loadend', () => asked.delete(name));
    send.call(this, body);
  };
}

/** No request, no skeleton, no animation of a drawer or a list, for so many milliseconds. */
function isQuiet(milliseconds: number): boolean {
  const isStill =
    document.readyState === 'complete' &&
    !!document.querySelector('#root')?.childElementCount &&
    !document.querySelector('.ant-skeleton') &&
    !window.asked?.size &&
    !document.getAnimations().some((a) => a.playState === 'running' && a.effect?.getTiming().iterations !== Infinity);
  window.quietSince = isStill ? (window.quietSince ?? performance.now()) : undefined;
  return window.quietSince !== undefined && performance.now() - window.quietSince >= milliseconds;
}

const press = async (element: Found): Promise<void> => {
  await element.scrollIntoView();
  await element.click();
};
async function replace(field: ElementHandle<HTMLInputElement>, text: string): Promise<void> {
  await press(field);
  await field.evaluate((input) => input.select());
  if (text) await field.type(text);
  else await field.press('Backspace');
}

async function launch(): Promise<Browser> {
  const [{ default: puppeteer }, found] = await Promise.all([
    import('puppeteer'),
    findBrowser({ given: process.env['PUPPETEER_EXECUTABLE_PATH'], cacheDirectory: path.resolve('data/cache') }),
  ]);
  return puppeteer.launch({
    executablePath: found.executablePath,
    headless: found.headless,
    args: ['--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, ...found.env },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

const LOCK = path.resolve('out/building-screens');
const STALE = 180_000;

/** `npm test` has built them; `npx jest` alone builds them here, one file for all that run at the same time. */
async function buildScreens(): Promise<void> {
  mkdirSync(path.dirname(LOCK), { recursive: true });
  while (!takeLock()) {
    if (existsSync(LOCK) && Date.now() - statSync(LOCK).mtimeMs > STALE) rmdirSync(LOCK);
    await wait(200);
  }
  try {
    const code = "import('./scripts/prepare.mjs').then((prepare) => prepare.buildWeb())";
    const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'ignore', 'inherit'] });
    const exit = await new Promise((resolve) => child.once('exit', resolve));
    if (exit !== 0) throw new Error('the screens could not be built');
  } finally {
    rmdirSync(LOCK);
  }
}
function takeLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    return false;
  }
}
