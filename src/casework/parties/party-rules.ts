import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { Problem } from '../../platform/errors.ts';
import type { PartyDto } from './party.dto.ts';
import { birthOf, isCreditCode, isIdNumber, sexOf } from './party-numbers.ts';

/** Every problem of a party as entered; `today` is a Shanghai date. */
export function checkParty(input: PartyDto, today: CalendarDate, parent = ''): Problem[] {
  const at = (field: string): string => (parent ? `${parent}.${field}` : field);
  return [...checkIdNumber(input, today, at), ...checkCreditCode(input, at)];
}

type At = (field: string) => string;

function checkIdNumber({ kind, idNumber, sex }: PartyDto, today: CalendarDate, at: At): Problem[] {
  if (!idNumber) return [];
  if (kind !== 'person')
    return [
      {
        code: 'ID_NUMBER_OF_ORGANISATION',
        field: at('idNumber'),
        message: '单位没有公民身份号码。',
        messageEn: 'An organisation has no citizen number.',
        cure: '请填写统一社会信用代码，或者把类别改为自然人。',
      },
    ];
  if (!isIdNumber(idNumber) || birthOf(idNumber) > today)
    return [
      {
        code: 'ID_NUMBER_INVALID',
        field: at('idNumber'),
        article: 'GB 11643-1999',
        message: '公民身份号码不正确：应为18位，出生日期真实，末位校验码相符。',
        messageEn: 'The citizen number is not valid: 18 places, a real date of birth and a matching check character.',
        cure: '请对照身份证件逐位核对。',
      },
    ];
  if (sex && sex !== sexOf(idNumber))
    return [
      {
        code: 'SEX_DIFFERS',
        field: at('sex'),
        article: 'GB 11643-1999',
        message: `性别与公民身份号码第17位不一致（应为“${sexOf(idNumber)}”）。`,
        messageEn: 'The sex differs from what the citizen number says.',
        cure: '请核对性别和号码。',
      },
    ];
  return [];
}

function checkCreditCode({ kind, creditCode }: PartyDto, at: At): Problem[] {
  if (!creditCode) return [];
  if (kind !== 'organisation')
    return [
      {
        code: 'CREDIT_CODE_OF_PERSON',
        field: at('creditCode'),
        message: '自然人没有统一社会信用代码。',
        messageEn: 'A natural person has no credit code.',
        cure: '个体工商户请选择“法人或者其他组织”。',
      },
    ];
  if (isCreditCode(creditCode)) return [];
  return [
    {
      code: 'CREDIT_CODE_INVALID',
      field: at('creditCode'),
      article: 'GB 32100-2015',
      message: '统一社会信用代码不正确：应为18位，不含字母I、O、S、V、Z，末位校验码相符。',
      messageEn: 'The credit code is not valid: 18 places without I, O, S, V, Z and a matching check character.',
      cure: '请对照营业执照逐位核对。',
    },
  ];
}
