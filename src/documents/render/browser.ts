import {
  accessSync,
  chmodSync,
  constants,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { UserError } from '../../platform/errors.ts';

const decompress = promisify(brotliDecompress);

export interface FoundBrowser {
  executablePath: string;
  /** 'shell' for the headless shell, which prints about four times faster than the full browser. */
  headless: true | 'shell';
  /** Added to the browser's environment. */
  env: Record<string, string>;
  source: 'environment' | 'bundled' | 'system' | 'downloaded';
}

/** 503: documents cannot be printed on this machine until a browser is installed. Everything else keeps working. */
export class NoBrowserError extends UserError {
  constructor(reason = '') {
    super(
      'NO_BROWSER',
      `本机没有可用的浏览器，暂不能生成PDF${reason && `（${reason}）`}。请由管理员执行 npx puppeteer browsers install chrome-headless-shell，或安装 Chrome、Edge、Chromium，或用环境变量 PUPPETEER_EXECUTABLE_PATH 指明其位置，然后重试。`,
      {
        status: 503,
        messageEn: `No browser to print with${reason && ` (${reason})`}. Run "npx puppeteer browsers install chrome-headless-shell", or install Chrome, Edge or Chromium, or set PUPPETEER_EXECUTABLE_PATH, then try again.`,
      },
    );
  }
}

export interface BrowserSearch {
  /** PUPPETEER_EXECUTABLE_PATH. */
  given?: string | undefined;
  /** DATA_DIR/cache: where the bundled browser is unpacked. */
  cacheDirectory: string;
  /** For tests: leave out some sources. */
  without?: ReadonlyArray<FoundBrowser['source']>;
}

const runnable = (file: string | undefined): boolean => {
  if (!file) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
const requireHere = (): NodeJS.Require => createRequire(path.join(process.cwd(), 'package.json'));
const found = (executablePath: string, source: FoundBrowser['source'], env: Record<string, string> = {}): FoundBrowser => ({
  executablePath,
  headless: source === 'bundled' || /headless[-_]shell/.test(path.basename(executablePath)) ? 'shell' : true,
  env,
  source,
});

/** Where Chrome, Chromium and Edge usually are; headless shells first. */
function systemCandidates(): string[] {
  if (process.platform === 'linux') {
    const names = [
      'chromium-headless-shell',
      'chrome-headless-shell',
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      'microsoft-edge',
    ];
    return [
      '/usr/lib/chromium/chromium-headless-shell',
      ...names.map((name) => `/usr/bin/${name}`),
      '/opt/google/chrome/chrome',
      '/snap/bin/chromium',
    ];
  }
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return names.flatMap((name) =>
      ['/Applications', path.join(homedir(), 'Applications')].map((root) => `${root}/${name}.app/Contents/MacOS/${name}`),
    );
  }
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((root): root is string => !!root);
  return roots.flatMap((root) => [
    path.join(root, 'Google/Chrome/Application/chrome.exe'),
    path.join(root, 'Microsoft/Edge/Application/msedge.exe'),
  ]);
}

const BLOCK = 512;

/** Unpacks the few plain files of a small tar archive in memory: a bare server may have no `tar`. */
async function untar(archive: string, into: string): Promise<void> {
  const tar = await decompress(readFileSync(archive));
  const field = (from: number, length: number): string => tar.toString('latin1', from, from + length).replace(/\0.*$/s, '');
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0;) {
    const name = field(at, 100);
    const size = Number.parseInt(field(at + 124, 12), 8) || 0;
    const isFile = ['0', ''].includes(field(at + 156, 1));
    if (isFile && !path.normalize(name).startsWith('..')) {
      const file = path.join(into, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, tar.subarray(at + BLOCK, at + BLOCK + size), { mode: 0o755 });
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}

/** The headless shell inside the npm package @sparticuz/chromium (linux-x64): runs where nothing at all is installed. */
async function bundled(cacheDirectory: string): Promise<FoundBrowser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const home = packageHome('@sparticuz/chromium', 'bin/chromium.br');
  if (!home) return undefined;
  const { version } = requireHere()(path.join(home, 'package.json')) as { version: string };
  const cache = path.resolve(cacheDirectory, `chromium-${version}`);
  if (!existsSync(cache)) {
    mkdirSync(path.dirname(cache), { recursive: true });
    // a folder of its own for whoever unpacks, in this process too: a file that another still writes to cannot be run (ETXTBSY)
    const aside = mkdtempSync(`${cache}.`);
    chmodSync(aside, 0o755);
    await pipeline(
      createReadStream(path.join(home, 'bin/chromium.br')),
      createBrotliDecompress(),
      createWriteStream(path.join(aside, 'chromium'), { mode: 0o755 }),
    );
    // libnss3, libnspr4, libexpat …: a bare server has none of them
    await untar(path.join(home, 'bin/al2023.tar.br'), aside);
    try {
      renameSync(aside, cache);
    } catch {
      rmSync(aside, { recursive: true, force: true });
    }
  }
  const libraries = [process.env['LD_LIBRARY_PATH'], path.join(cache, 'lib')].filter(Boolean).join(':');
  return found(path.join(cache, 'chromium'), 'bundled', { LD_LIBRARY_PATH: libraries });
}

function packageHome(name: string, marker: string): string | undefined {
  try {
    let directory = path.dirname(requireHere().resolve(name));
    while (!existsSync(path.join(directory, marker))) {
      const parent = path.dirname(directory);
      if (parent === directory) return undefined;
      directory = parent;
    }
    return directory;
  } catch {
    return undefined; // optional dependency, not installed on this platform
  }
}

/** What `npx puppeteer browsers install` put into Puppeteer's own folder. */
async function downloaded(): Promise<FoundBrowser | undefined> {
  try {
    const { default: puppeteer } = await import('puppeteer');
    const shell = await Promise.resolve(puppeteer.executablePath({ headless: 'shell' })).catch(() => undefined);
    const file = shell && runnable(shell) ? shell : await Promise.resolve(puppeteer.executablePath());
    return file && runnable(file) ? found(file, 'downloaded') : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The browser to print with: named by the environment, bundled, installed on the system, downloaded by Puppeteer — in this order.
 * Throws NoBrowserError (503) when there is none.
 */
export async function findBrowser(search: BrowserSearch): Promise<FoundBrowser> {
  const wanted = (source: FoundBrowser['source']): boolean => !search.without?.includes(source);
  if (search.given && wanted('environment')) {
    if (!runnable(search.given)) throw new NoBrowserError(`PUPPETEER_EXECUTABLE_PATH=${search.given} 无法运行`);
    return found(search.given, 'environment');
  }
  const inPackage = wanted('bundled') ? await bundled(search.cacheDirectory) : undefined;
  if (inPackage) return inPackage;
  const onSystem = wanted('system') ? systemCandidates().find(runnable) : undefined;
  if (onSystem) return found(onSystem, 'system');
  const own = wanted('downloaded') ? await downloaded() : undefined;
  if (own) return own;
  throw new NoBrowserError();
}
