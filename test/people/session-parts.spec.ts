import { AddressThrottle } from '../../src/people/session/address-throttle.ts';
import { isOwnOrigin } from '../../src/people/session/http-origin.ts';
import { hashPassword, verifyPassword, weakness } from '../../src/people/session/passwords.ts';
import { UNITS } from '../../src/people/units/bureaux.ts';
import { DEMO_PEOPLE } from '../../src/people/demo-people.ts';

describe('origin of a write', () => {
  const request = { method: 'POST', host: 'orecase.local:3000', origin: undefined, fetchSite: undefined };
  it.each([
    ['from the own page', { origin: 'http://orecase.local:3000' }, true],
    ['from a client that is no browser', {}, true],
    ['from a foreign page', { origin: 'http://evil.example' }, false],
    ['from another port of the same host', { origin: 'http://orecase.local:8080' }, false],
    ['from an opaque origin', { origin: 'null' }, false],
    ['from a browser that says cross-site without an origin', { fetchSite: 'cross-site' }, false],
    ['from a browser that says same-origin without an origin', { fetchSite: 'same-origin' }, true],
    ['that only reads', { method: 'GET', origin: 'http://evil.example' }, true],
  ])('%s', (_, over, isOwn) => expect(isOwnOrigin({ ...request, ...over })).toBe(isOwn));
});

describe('passwords', () => {
  it('gives each person a hash of their own for the same password', async () => {
    const [a, b] = await Promise.all([hashPassword('OreCase-2026'), hashPassword('OreCase-2026')]);

    expect(a).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(a).not.toBe(b);
    expect(await verifyPassword(a, 'OreCase-2026')).toBe(true);
    expect(await verifyPassword(a, 'OreCase-2027')).toBe(false);
  });

  it('knows nobody without a hash', async () => expect(await verifyPassword(undefined, 'a password nobody has')).toBe(false));

  it.each([
    ['short1', true],
    ['onlylettersinhere', true],
    ['12345678901', true],
    ['xx-handler-2026', true],
    ['a1a1a1a1a1a1', true],
    ['矿产执法办案系统密码1号', false],
    ['OreCase-2026', false],
  ])('judges %s', (password, isWeak) => expect(weakness(password, 'handler') !== undefined).toBe(isWeak));
});

describe('throttle of an address', () => {
  const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 23, 9, minutes));

  it('stops an address after sixty failures until ten minutes are over', () => {
    const throttle = new AddressThrottle();
    for (let i = 0; i < 60; i++) expect(throttle.take('10.0.0.1', at(0))).toBe(0);

    expect(throttle.take('10.0.0.1', at(4))).toBe(6 * 60_000);
    expect(throttle.take('10.0.0.2', at(4))).toBe(0);
    expect(throttle.take('10.0.0.1', at(10))).toBe(0);
  });

  it('does not count those that succeeded', () => {
    const throttle = new AddressThrottle();
    for (let i = 0; i < 200; i++) {
      expect(throttle.take('10.0.0.1', at(0))).toBe(0);
      throttle.giveBack('10.0.0.1');
    }
  });
});

describe('units and demo people', () => {
  it('lists parents before children, and the twelve districts and counties of Zhengzhou', () => {
    const seen = new Set<string>();
    for (const unit of UNITS) {
      expect(unit.parent === null || seen.has(unit.parent)).toBe(true);
      expect(seen.has(unit.code)).toBe(false);
      seen.add(unit.code);
    }
    expect(UNITS.filter((unit) => unit.level === 'COUNTY').map((unit) => unit.code)).toEqual([
      '410102',
      '410103',
      '410104',
      '410105',
      '410106',
      '410108',
      '410122',
      '410181',
      '410182',
      '410183',
      '410184',
      '410185',
    ]);
  });

  it('places every demo person in a known unit under a name and a card of their own', () => {
    const codes = new Set(UNITS.map((unit) => unit.code));
    expect(DEMO_PEOPLE.every((person) => codes.has(person.unit))).toBe(true);
    expect(new Set(DEMO_PEOPLE.map((person) => person.username)).size).toBe(18);
    expect(new Set(DEMO_PEOPLE.map((person) => person.name)).size).toBe(18);
    const cards = DEMO_PEOPLE.flatMap((person) => person.card?.number ?? []);
    expect(new Set(cards).size).toBe(cards.length);
  });
});
