import { checkParty } from '../../../src/casework/parties/party-rules.ts';
import type { PartyDto } from '../../../src/casework/parties/party.dto.ts';
import { ageOn, isCreditCode, isIdNumber, maskedIdNumber, sexOf } from '../../../src/casework/parties/party-numbers.ts';

const TODAY = '2026-03-02';
/** Example of GB 11643-1999 itself. */
const ID = '11010519491231002X';
const codes = (input: Partial<PartyDto>): string[] =>
  checkParty({ kind: 'person', name: '王㐂', ...input } as PartyDto, TODAY).map((problem) => problem.code);

describe('citizen numbers (GB 11643)', () => {
  it.each([ID, '440524188001010014', '410185198902280014'.replace(/.$/, 'X')])(
    'takes or refuses %s by its check character alone',
    (number) => {
      const correct = Array.from('0123456789X').filter((check) => isIdNumber(number.slice(0, 17) + check));
      expect(correct).toHaveLength(1);
    },
  );
  it('takes the examples of the standard', () => {
    expect([ID, '440524188001010014'].map(isIdNumber)).toEqual([true, true]);
  });
  it.each(['110105194912310021', '11010519490230002X', '130503670401001', '', '11010519491231002x', 'x'.repeat(18)])(
    'refuses %s',
    (number) => expect(isIdNumber(number)).toBe(false),
  );
  it('finds every exchange of two neighbouring digits', () => {
    for (let at = 6; at < 16; at++) {
      const swapped = ID.slice(0, at) + ID[at + 1] + ID[at] + ID.slice(at + 2);
      if (swapped !== ID) expect(isIdNumber(swapped)).toBe(false);
    }
  });
  it('knows sex and age', () => {
    expect(sexOf(ID)).toBe('女');
    expect(ageOn('1949-12-31', '2026-12-30')).toBe(76);
    expect(ageOn('1949-12-31', '2026-12-31')).toBe(77);
    expect(ageOn('2000-02-29', '2026-02-28')).toBe(25);
  });
  it('is masked in lists', () => expect(maskedIdNumber(ID)).toBe('1101**********002X'));
});

describe('credit codes (GB 32100)', () => {
  // published codes of two large companies
  it.each(['914403001922038216', '91330100799655058B'])('takes %s', (code) => expect(isCreditCode(code)).toBe(true));
  it.each(['914403001922038217', '91440300192203821I', '91440300192203821', '', '9144030019220382160'])('refuses %s', (code) =>
    expect(isCreditCode(code)).toBe(false),
  );
  it('has one right check character for every stem', () => {
    const right = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY').filter((check) => isCreditCode('91410185MA9HX3T27'.slice(0, 17) + check));
    expect(right).toHaveLength(1);
  });
});

describe('a party', () => {
  it('may be known by name only', () => expect(codes({})).toEqual([]));
  it('keeps number and kind together', () => {
    expect(codes({ kind: 'organisation', idNumber: ID })).toEqual(['ID_NUMBER_OF_ORGANISATION']);
    expect(codes({ creditCode: '914403001922038216' })).toEqual(['CREDIT_CODE_OF_PERSON']);
  });
  it('is refused with a wrong number', () => {
    expect(codes({ idNumber: '110105194912310021' })).toEqual(['ID_NUMBER_INVALID']);
    expect(codes({ kind: 'organisation', creditCode: '914403001922038217' })).toEqual(['CREDIT_CODE_INVALID']);
  });
  it('is refused when the sex contradicts the number', () => expect(codes({ idNumber: ID, sex: '男' })).toEqual(['SEX_DIFFERS']));
  it('names the field inside a larger form', () =>
    expect(checkParty({ kind: 'person', name: '甲', idNumber: '1' }, TODAY, 'party')[0]?.field).toBe('party.idNumber'));
});
