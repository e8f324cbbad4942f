import { createHash } from 'node:crypto';
import { existsSync, chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

const decompress = promisify(brotliDecompress);

/** The shipped fonts, unpacked: the only fonts a page may use, so that the same input prints the same everywhere. */
export interface FontSet {
  /** Folder of the TrueType files. */
  directory: string;
  /** For FONTCONFIG_FILE (Linux): names only our folder and so hides the machine's own fonts. */
  configFile: string;
  /** SHA-256 of the shipped files; part of every template's hash. */
  hash: string;
  /** Family name → file, for @font-face where fontconfig is not obeyed (macOS, Windows). */
  families: Readonly<Record<string, string>>;
}

const FAMILY_WORDS: Record<string, string> = {
  fang: 'Fang',
  kai: 'Kai',
  hei: 'Hei',
  song: 'Song',
  biaosong: 'BiaoSong',
  digits: 'Digits',
  ext: 'Ext',
  fb: 'FB',
};
/** gw-fang-fb → GW Fang FB, the name inside the font. */
const familyOf = (file: string): string =>
  [
    'GW',
    ...file
      .replace(/\.ttf.*$/, '')
      .split('-')
      .slice(1)
      .map((word) => FAMILY_WORDS[word] ?? word),
  ].join(' ');

const configuration = (directory: string, cache: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${directory}</dir><cachedir>${cache}</cachedir><config><rescan><int>0</int></rescan></config></fontconfig>`;

/**
 * Unpacks templates/fonts into the cache, once per content (about 0.3 s, 40 MB); later calls only compute the hash.
 * Two servers that start together cannot hurt each other: each unpacks aside and renames.
 */
export async function unpackFonts(source: string, cacheDirectory: string): Promise<FontSet> {
  const files = readdirSync(source)
    .filter((name) => name.endsWith('.ttf.br'))
    .sort();
  if (!files.length) throw new Error(`no fonts in ${source}`);
  const packed = files.map((name) => ({ name, bytes: readFileSync(path.join(source, name)) }));
  const hash = packed.reduce((sum, file) => sum.update(file.name).update(file.bytes), createHash('sha256')).digest('hex');
  const home = path.resolve(cacheDirectory, `fonts-${hash.slice(0, 16)}`);
  if (!existsSync(home)) {
    mkdirSync(path.dirname(home), { recursive: true });
    const aside = mkdtempSync(`${home}.`); // not by process id: two in one process would write into one folder
    chmodSync(aside, 0o755);
    await Promise.all(packed.map(async ({ name, bytes }) => writeFileSync(path.join(aside, name.slice(0, -3)), await decompress(bytes))));
    try {
      renameSync(aside, home);
    } catch {
      rmSync(aside, { recursive: true, force: true });
    }
  }
  const configFile = path.join(home, 'fonts.conf');
  writeFileSync(configFile, configuration(home, path.join(home, 'cache')));
  return { directory: home, configFile, hash, families: Object.fromEntries(files.map((name) => [familyOf(name), name.slice(0, -3)])) };
}
