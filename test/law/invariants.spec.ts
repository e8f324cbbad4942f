import {
  addDays,
  addMonths,
  articlesText,
  CLOCK_RULES,
  clockRule,
  computeDue,
  CONFIDENCES,
  DOCUMENT_CATALOGUE,
  EXCLUSION_KINDS,
  EXCLUSIONS,
  GATES,
  INSTRUMENTS,
  isInForce,
  OFFENCES,
  SIDES,
  SOURCES,
  STAGES,
  UNITS,
  WorkCalendar,
} from '../../src/law/index.ts';
import { ROLES } from '../../src/platform/actor.ts';

/** Whole data sets, at every boundary date. */
const TODAY = '2026-11-23';
const numbered = (first: number, last: number, except: number[] = []) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((no) => !except.includes(no));
const TABLE_2 = [
  ...numbered(1, 63, [20, 22, 26, 27, 28, 34, 40, 48, 61]).map((no) => `D-${String(no).padStart(2, '0')}`),
  'D-20a',
  'D-20b',
  'D-22a',
  'D-22b',
  'D-22c',
  'D-26',
  'D-26b',
  'D-27a',
  'D-27b',
  'D-28a',
  'D-28b',
  'D-28c',
  'D-34a',
  'D-34b',
  'D-40a',
  'D-40b',
  'D-61a',
  'D-61b',
  'D-61c',
].sort();
const citations = [
  ...CLOCK_RULES.flatMap((rule) => rule.citations.map((citation) => ({ where: rule.id, citation }))),
  ...Object.values(EXCLUSIONS).flatMap((exclusion) => exclusion.citations.map((citation) => ({ where: exclusion.kind, citation }))),
  ...Object.values(GATES).flatMap((gate) => gate.citations.map((citation) => ({ where: gate.id, citation }))),
  ...OFFENCES.flatMap((offence) =>
    [offence.old, offence.new].flatMap((basis) => (basis?.citations ?? []).map((citation) => ({ where: offence.code, citation }))),
  ),
];
const boundaries = [...new Set(CLOCK_RULES.flatMap((rule) => [rule.effective.from, rule.effective.to ?? TODAY]))];

describe('time limits', () => {
  test('every row of table 2 is there, and no other', () => expect(CLOCK_RULES.map((rule) => rule.id).sort()).toEqual(TABLE_2));

  test.each(boundaries)('never two versions of one limit in force on %s', (date) => {
    for (const day of [addDays(date, -1), date, addDays(date, 1)]) {
      const inForce = CLOCK_RULES.filter((rule) => isInForce(rule.effective, day)).map((rule) => rule.id);
      expect(new Set(inForce).size).toBe(inForce.length);
    }
  });

  test('every limit is in force today and its window opens before it closes', () => {
    for (const rule of CLOCK_RULES) {
      expect([rule.id, isInForce(rule.effective, TODAY)]).toEqual([rule.id, true]);
      if (rule.effective.to) expect(rule.effective.from < rule.effective.to).toBe(true);
    }
  });

  test.each(CLOCK_RULES)('$id is complete', (rule) => {
    expect(rule.citations.length).toBeGreaterThan(0);
    expect(rule.name.zh && rule.name.en && rule.trigger.zh && rule.trigger.en && rule.onExpiry.zh && rule.onExpiry.en).toBeTruthy();
    expect(UNITS).toContain(rule.unit);
    expect(SIDES).toContain(rule.side);
    expect(CONFIDENCES).toContain(rule.confidence);
    expect(Number.isInteger(rule.amount) && rule.amount >= 0).toBe(true);
    expect(rule.unit === 'fixed_date').toBe(rule.fixedDates !== undefined);
  });

  test('a bureau setting is never shown as law, and a law never as a setting', () => {
    for (const rule of CLOCK_RULES) expect([rule.id, rule.isLaw]).toEqual([rule.id, rule.confidence !== 'config']);
  });

  test('our own limits do not roll over, but for the three days of the transfer rules', () => {
    const rolling = CLOCK_RULES.filter((rule) => rule.side === 'agency' && rule.rollsOver).map((rule) => rule.id);

    expect(rolling).toEqual(['D-31', 'D-34b', 'D-36', 'D-38', 'D-39']);
  });

  test('extensions are granted by roles the system knows', () => {
    for (const { extension } of CLOCK_RULES)
      if (extension.kind !== 'none') for (const role of extension.approvers) expect(ROLES).toContain(role);
  });

  test('every rule has a due date on or after its start, explained by a ledger', () => {
    const calendar = new WorkCalendar();
    for (const rule of CLOCK_RULES) {
      const due = computeDue(rule, { startedOn: '2026-03-31', calendar });
      expect([rule.id, rule.direction === 'backward' ? due.dueOn < '2026-03-31' : due.dueOn >= '2026-03-31']).toEqual([rule.id, true]);
      expect(due.ledger.at(0)!.kind).toBe('start');
      expect(due.ledger.some((line) => line.kind === 'due')).toBe(true);
    }
  });

  test('every stop has its pair of events and its source', () => {
    expect(Object.keys(EXCLUSIONS).sort()).toEqual([...EXCLUSION_KINDS].sort());
    expect(EXCLUSIONS.suspension.isLaw).toBe(false);
  });

  test('an unknown id is an error that names its cure', () => expect(() => clockRule('D-99')).toThrow('src/law/data/clocks.ts'));
});

describe('citations', () => {
  test.each(citations.map(({ where, citation }) => [where, articlesText([citation]), citation] as const))(
    '%s: %s resolves',
    (_where, text, citation) => {
      expect(Object.hasOwn(INSTRUMENTS, citation.law)).toBe(true);
      expect(text).toMatch(/^(《.+》(第.+条(第.+款)?(第（.+）项)?)?|[^《]+)$/);
    },
  );

  test('every instrument stands in the source table and its window opens before it closes', () => {
    for (const [id, instrument] of Object.entries(INSTRUMENTS)) {
      expect([id, Object.hasOwn(SOURCES, instrument.source)]).toEqual([id, true]);
      if (instrument.effective.to) expect(instrument.effective.from < instrument.effective.to).toBe(true);
    }
  });

  test('a limit shown as law cites an instrument that was in force when the limit began', () => {
    for (const rule of CLOCK_RULES.filter((candidate) => candidate.isLaw))
      expect([rule.id, rule.citations.some(({ law }) => isInForce(INSTRUMENTS[law].effective, rule.effective.from))]).toEqual([
        rule.id,
        true,
      ]);
  });

  test('the new law is never cited for an old act, nor the old law for a new one', () => {
    for (const offence of OFFENCES) {
      expect(offence.old?.citations.map(({ law }) => law) ?? []).not.toContain('mineral-law-2024');
      expect(offence.new?.citations.map(({ law }) => law) ?? []).not.toContain('mineral-law-2009');
    }
  });
});

describe('catalogues', () => {
  test('documents are numbered 1 to 81 and keyed once, in English words', () => {
    expect(DOCUMENT_CATALOGUE.map((type) => type.no)).toEqual(numbered(1, 81));
    expect(new Set(DOCUMENT_CATALOGUE.map((type) => type.key)).size).toBe(81);
    for (const type of DOCUMENT_CATALOGUE) {
      expect(type.key).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(type.stage === null || STAGES.includes(type.stage)).toBe(true);
      expect(type.copies).toBeGreaterThan(0);
    }
  });

  test('the documents of the case journey have their keys', () => {
    expect(DOCUMENT_CATALOGUE.filter((type) => [3, 7, 30, 37, 41].includes(type.no)).map((type) => type.key)).toEqual([
      'stop-order',
      'filing-approval',
      'penalty-notice',
      'penalty-decision',
      'delivery-receipt',
    ]);
  });

  test('only documents to other bodies carry the red head', () => {
    expect(DOCUMENT_CATALOGUE.filter((type) => type.head === 'red').map((type) => type.no)).toEqual([48, 51, 52, 55, 56, 64, 65]);
  });

  test('letters of document numbers are given once', () => {
    const letters = DOCUMENT_CATALOGUE.flatMap((type) => type.numberLetter ?? []);

    expect(new Set(letters).size).toBe(letters.length);
  });

  test('offence codes are unique and every offence has a basis', () => {
    expect(new Set(OFFENCES.map((offence) => offence.code)).size).toBe(OFFENCES.length);
    for (const offence of OFFENCES) expect(offence.old ?? offence.new).not.toBeNull();
  });

  test('gates are registered under their own id', () => {
    for (const [id, gate] of Object.entries(GATES)) expect(gate.id).toBe(id);
  });
});

test('months end on the last day where the day is missing', () => {
  expect(addMonths('2025-11-30', 3)).toBe('2026-02-28');
  expect(addMonths('2026-12-31', -1)).toBe('2026-11-30');
});
