import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ConfigService } from '@nestjs/config';
import { openSealed, sealText } from '../../../src/casework/leads/reporter/seal.ts';
import { SealKey } from '../../../src/casework/leads/reporter/seal-key.ts';

const key = randomBytes(32);
const NAME = '张㐂𠮷';

describe('a sealed reporter', () => {
  it('opens with the key and for the lead it was sealed for', () =>
    expect(openSealed(key, sealText(key, NAME, 'lead-1'), 'lead-1')).toBe(NAME));
  it('shows nothing of the name', () => expect(sealText(key, NAME, 'lead-1').includes(Buffer.from(NAME))).toBe(false));
  it('looks different every time', () => expect(sealText(key, NAME, 'a').equals(sealText(key, NAME, 'a'))).toBe(false));
  it.each<[string, () => string]>([
    ['another key', () => openSealed(randomBytes(32), sealText(key, NAME, 'a'), 'a')],
    ['another lead', () => openSealed(key, sealText(key, NAME, 'a'), 'b')],
    [
      'one changed bit',
      () => {
        const sealed = sealText(key, NAME, 'a');
        sealed[sealed.length - 1]! ^= 1;
        return openSealed(key, sealed, 'a');
      },
    ],
    ['a cut row', () => openSealed(key, sealText(key, NAME, 'a').subarray(0, 20), 'a')],
  ])('does not open with %s', (_, open) => expect(open).toThrow(/does not open/));
});

describe('the seal key', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'orecase-key-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const keyWith = (settings: Record<string, string>): SealKey =>
    new SealKey({ get: (n: string) => settings[n], getOrThrow: (n: string) => settings[n] } as unknown as ConfigService);

  it('is made once, for the owner alone', () => {
    const first = keyWith({ DATA_DIR: folder }).current;
    expect(keyWith({ DATA_DIR: folder }).current.bytes.equals(first.bytes)).toBe(true);
    expect(statSync(path.join(folder, 'keys/reporter-seal.key')).mode & 0o777).toBe(0o600);
  });
  it('comes from the environment when it is set there', () =>
    expect(keyWith({ DATA_DIR: folder, ORECASE_SEAL_KEY: 'ab'.repeat(32) }).current.bytes[0]).toBe(0xab));
  it('is refused when it is no key', () =>
    expect(() => keyWith({ DATA_DIR: folder, ORECASE_SEAL_KEY: 'short' }).current).toThrow(/64 hexadecimal/));
});
