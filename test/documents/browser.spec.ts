import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findBrowser } from '../../src/documents/render/browser.ts';

let cacheDirectory: string;
beforeEach(() => (cacheDirectory = mkdtempSync(path.join(tmpdir(), 'orecase-browser-'))));
afterEach(() => rmSync(cacheDirectory, { recursive: true, force: true }));

it('is whole for each of two who unpack it at the same time', async () => {
  const version = async (): Promise<string> => {
    const { executablePath, env } = await findBrowser({ cacheDirectory });
    return execFileSync(executablePath, ['--version', '--no-sandbox'], { env: { ...process.env, ...env }, encoding: 'utf8' });
  };

  const versions = await Promise.all([version(), wait(400).then(version)]);

  for (const found of versions) expect(found).toMatch(/Chrom|Edg/);
  expect(readdirSync(cacheDirectory).length).toBeLessThanOrEqual(1);
}, 120_000);
