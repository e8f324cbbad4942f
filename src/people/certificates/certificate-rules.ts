import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { Problem } from '../../platform/errors.ts';

/** 行政执法证 (ENFORCEMENT) or the card of a supervisor of enforcement, 行政执法监督证 (SUPERVISION): the second is no licence to investigate. */
export const CERTIFICATE_KINDS = ['ENFORCEMENT', 'SUPERVISION'] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];
export const CERTIFICATE_STATUSES = ['ACTIVE', 'SUSPENDED', 'REVOKED'] as const;
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number];

/** Both dates are Shanghai calendar dates and belong to the period: a card is good through the whole of `validUntil`, as printed on it. */
export interface Certificate {
  number: string;
  kind: CertificateKind;
  validFrom: CalendarDate;
  validUntil: CalendarDate;
  status: CertificateStatus;
}

/** A person who may be named as an officer. */
export interface Officer {
  userId: string;
  name: string;
  bureauCode: string;
  isActive: boolean;
  certificates: readonly Certificate[];
}

const TWO_OFFICERS = '《行政处罚法》第四十二条、《自然资源行政处罚办法》第十七条';
const ONE_CARD = '《河南省行政执法条例》第二十条、第二十一条、第二十四条';

export const isValidOn = (certificate: Certificate, on: CalendarDate): boolean =>
  certificate.kind === 'ENFORCEMENT' && certificate.status === 'ACTIVE' && certificate.validFrom <= on && on <= certificate.validUntil;

/** The card to show for a person on a date: a valid one if there is any, else the one that lasted longest. */
export function bestCertificate(certificates: readonly Certificate[], on: CalendarDate): Certificate | undefined {
  const cards = certificates.filter((c) => c.kind === 'ENFORCEMENT').toSorted((a, b) => b.validUntil.localeCompare(a.validUntil));
  return cards.find((c) => isValidOn(c, on)) ?? cards[0];
}

/** E2: why this person's card does not allow enforcement on the date, or undefined. */
export function judgeCertificate(
  name: string,
  nameEn: string,
  certificates: readonly Certificate[],
  on: CalendarDate,
): Problem | undefined {
  const card = bestCertificate(certificates, on);
  if (card && isValidOn(card, on)) return undefined;
  const [code, reason, reasonEn] = whyNot(card, on);
  return {
    code,
    rule: 'E2',
    article: ONE_CARD,
    message: `${name}${reason}，不能实施行政执法。`,
    messageEn: `${nameEn} ${reasonEn} and may not carry out enforcement.`,
    cure: '请指定持有效行政执法证的人员，或者由系统管理员登记换发的证件。',
  };
}

function whyNot(card: Certificate | undefined, on: CalendarDate): [code: string, zh: string, en: string] {
  if (!card) return ['CERTIFICATE_MISSING', '没有登记行政执法证', 'has no enforcement certificate on record'];
  if (card.status === 'SUSPENDED')
    return ['CERTIFICATE_SUSPENDED', `的行政执法证（${card.number}）已被暂扣`, `holds a suspended certificate (${card.number})`];
  if (card.status === 'REVOKED')
    return ['CERTIFICATE_REVOKED', `的行政执法证（${card.number}）已被收缴`, `holds a revoked certificate (${card.number})`];
  if (on < card.validFrom)
    return [
      'CERTIFICATE_NOT_YET_VALID',
      `的行政执法证（${card.number}）自 ${card.validFrom} 起才有效`,
      `holds a certificate (${card.number}) valid only from ${card.validFrom}`,
    ];
  return [
    'CERTIFICATE_EXPIRED',
    `的行政执法证（${card.number}）已于 ${card.validUntil} 到期`,
    `holds a certificate (${card.number}) that expired on ${card.validUntil}`,
  ];
}

export interface NamedOfficers {
  /** As given by the form, repetitions included. */
  userIds: readonly string[];
  /** Those of them who exist and are visible to the actor. */
  found: readonly Officer[];
  on: CalendarDate;
  /** The bureau that enforces: officers of another one act without authority. undefined: all must belong to the same one. */
  bureauCode?: string;
  /** E1 asks for two; a step may ask for more. */
  minimum?: number;
  /** Form field to point at. */
  field?: string;
}

/** E1 and E2 over the officers named for one act: every problem at once; empty: they may act. */
export function judgeOfficers(named: NamedOfficers): Problem[] {
  const problems = [...checkRepetition(named), ...checkNumber(named), ...checkEach(named)];
  return named.field === undefined ? problems : problems.map((problem) => ({ ...problem, field: named.field! }));
}

function checkRepetition({ userIds, found }: NamedOfficers): Problem[] {
  const repeated = [...new Set(userIds.filter((id, at) => userIds.indexOf(id) !== at))];
  return repeated.map((id) => ({
    code: 'OFFICER_REPEATED',
    rule: 'E1',
    article: TWO_OFFICERS,
    message: `执法人员“${nameOf(found, id)}”被重复指定，须为两名不同的人员。`,
    messageEn: `The officer "${nameOf(found, id)}" is named twice; two different people are needed.`,
    cure: '请改选另一名执法人员。',
  }));
}

function checkNumber({ userIds, minimum = 2 }: NamedOfficers): Problem[] {
  const count = new Set(userIds).size;
  if (count >= minimum) return [];
  return [
    {
      code: 'OFFICERS_TOO_FEW',
      rule: 'E1',
      article: TWO_OFFICERS,
      message: `本环节应当由 ${minimum} 名以上具有执法资格的执法人员实施，现只指定了 ${count} 名。`,
      messageEn: `At least ${minimum} certified officers must carry out this step; ${count} named.`,
      cure: '请补充指定持有效行政执法证的人员。',
    },
  ];
}

function checkEach({ userIds, found, on, bureauCode }: NamedOfficers): Problem[] {
  const bureau = bureauCode ?? found[0]?.bureauCode;
  return [...new Set(userIds)].flatMap((id) => {
    const officer = found.find((f) => f.userId === id);
    // Unknown and foreign read alike: the answer must not tell who works elsewhere.
    if (!officer || officer.bureauCode !== bureau || !officer.isActive)
      return [notOurs(officer?.bureauCode === bureau ? officer?.name : undefined)];
    return judgeCertificate(`执法人员“${officer.name}”`, `Officer "${officer.name}"`, officer.certificates, on) ?? [];
  });
}

const notOurs = (name: string | undefined): Problem => ({
  code: 'OFFICER_UNKNOWN',
  rule: 'E1',
  article: TWO_OFFICERS,
  message: name ? `执法人员“${name}”的账号已停用。` : '所指定的执法人员不是本单位在岗人员。',
  messageEn: name ? `The account of officer "${name}" is disabled.` : 'A named officer does not serve in this bureau.',
  cure: '请从本单位执法人员中选择。',
});

const nameOf = (found: readonly Officer[], id: string): string => found.find((f) => f.userId === id)?.name ?? '未知人员';
