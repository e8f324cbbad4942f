import { articlesText, OFFENCES } from '../law/index.ts';
import { addDays, type CalendarDate } from '../platform/calendar-date.ts';
import { BANK, CONTACT } from './cast.ts';
import { type Act, type Penalty, type Story, yuan } from './story.ts';

/** What a form can know when it is filled in. */
export interface Moment {
  story: Story;
  today: CalendarDate;
  /** Day the lead was registered, and the day it was verified. */
  receivedOn: CalendarDate;
  verifiedOn: CalendarDate;
  officerIds: string[];
  /** Id of another story's lead. */
  leadOf(key: string): string;
}
type Input = (moment: Moment) => object;

const chinese = (date: CalendarDate): string => `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
const actOf = ({ story }: Moment): Act => story.act!;
const penaltyOf = ({ story }: Moment): Penalty => story.penalty!;
const startOf = (moment: Moment): CalendarDate => addDays(moment.receivedOn, -actOf(moment).beganDaysBefore);
const factsOf = (moment: Moment): string =>
  `${chinese(startOf(moment))}至${chinese(moment.verifiedOn)}，${moment.story.party!.name}${actOf(moment).deed}`;

const screen: Input = ({ story: { ending }, leadOf, officerIds }) => {
  if (ending?.kind === 'duplicate') return { outcome: 'duplicate', duplicateOfId: leadOf(ending.of), reason: ending.reason };
  if (ending?.kind === 'outside-remit') return { outcome: 'outside-remit', redirectTo: ending.body, reason: ending.reason };
  return { outcome: 'assign', handlingMode: 'direct', verifierIds: officerIds };
};

const verify: Input = ({ story: { finding, ending, report }, officerIds, today }) => ({
  officerIds,
  verifiedOn: today,
  ...finding,
  ...(ending
    ? { outcome: 'untrue' }
    : { outcome: 'violation', truth: 'true', isOngoing: report.isOngoing, certificatesShown: true, offenceCode: report.offenceCode }),
});

const accept: Input = ({ story: { ending } }) =>
  ending?.kind === 'untrue' ? { decision: 'untrue', remark: ending.remark } : { decision: 'file', remark: '核查属实，同意转入立案。' };

const deliver: Input = ({ story: { party, report }, today, officerIds }) => ({
  method: 'direct',
  deliveredOn: today,
  place: party!.address ?? report.place,
  recipient: party!.legalRepresentative ?? party!.name,
  relation: party!.kind === 'person' ? '本人' : '法定代表人',
  officerIds,
});

const proposeFiling: Input = ({ officerIds, verifiedOn }) => ({
  officerIds,
  hasIdentifiedActor: true,
  hasFactsOfBreach: true,
  mustBearLiability: true,
  isOwnJurisdiction: true,
  isOngoing: false,
  actEndedOn: verifiedOn,
  remark: '违法事实初步查明，建议立案调查。',
});

const investigate: Input = (moment) => {
  const { mineral, tonnes, yuanPerTonne, valueBasis } = actOf(moment);
  return {
    officerIds: moment.officerIds,
    certificatesShown: true,
    facts: `${factsOf(moment)}。`,
    mineral,
    quantityTonnes: tonnes,
    actStartedOn: startOf(moment),
    isOngoing: false,
    actEndedOn: moment.verifiedOn,
    marketValueFen: yuan(tonnes * yuanPerTonne),
    valueBasis,
    ...(moment.story.penalty?.gains && { illegalGainsFen: yuan(moment.story.penalty.gains) }),
  };
};

const report: Input = (moment) => {
  const { provisionBreached, circumstances, proof } = actOf(moment);
  const { fine, discretion, gains, ore, tools } = penaltyOf(moment);
  const offence = OFFENCES.find(({ code }) => code === moment.story.report.offenceCode)!;
  return {
    factsAndEvidence: `${factsOf(moment)}。以上事实有${proof}等证据证实。`,
    nature: `${offence.name.zh}。`,
    circumstances,
    provisionBreached,
    crimeSuspected: false,
    proposal: 'penalty',
    penaltyBasis: articlesText(offence.new!.citations),
    fineFen: yuan(fine),
    discretion,
    ...(gains && { confiscatedGainsFen: yuan(gains) }),
    ...(ore && { confiscatedOre: ore.what, confiscatedValueFen: yuan(ore.value) }),
    ...(tools && { confiscatedTools: tools }),
    officerIds: moment.officerIds,
  };
};

const review: Input = () => ({
  participants: '执法监察科会审小组：刘慧敏、周文博等5人',
  subjectRight: true,
  factsProved: true,
  lawRight: true,
  procedureLawful: true,
  isProportionate: true,
  majorPublicInterest: false,
  isComplex: false,
  conclusion: 'pass',
  remark: '事实清楚，证据确凿，同意处罚建议。',
});

const deliberate: Input = (moment) => ({
  heldOn: moment.today,
  participants: [
    { name: '赵永昌', post: '局长', opinion: '同意处罚建议。' },
    { name: '王海涛', post: '副局长', opinion: '同意，后续督促履行到位。' },
    { name: '陈思源', post: '政策法规科科长', opinion: '程序合法，裁量适当，同意。' },
  ],
  conclusion: 'penalise',
  fineFen: yuan(penaltyOf(moment).fine),
});

const respond: Input = ({ story: { defence }, today }) => ({ response: 'defence', receivedOn: today, content: defence!.content });

const reexamine: Input = ({ story: { defence }, officerIds }) => ({
  conclusion: 'reduce',
  reasons: defence!.reasons,
  fineFen: yuan(defence!.reducedFine),
  officerIds,
});

const fulfil: Input = ({ story: { penalty }, today }) => ({
  paidOn: today,
  receiptNumber: `豫财罚${today.slice(0, 4)}-${today.slice(5).replace('-', '')}18`,
  ...((penalty?.ore ?? penalty?.tools) && { goodsHandedOver: true, handedOverOn: today, receivingBody: '登封市人民政府指定的公物仓' }),
});

const opinion =
  (remark: string): Input =>
  () => ({ opinion: 'agree', remark });
const decide =
  (value: string, remark: string): Input =>
  () => ({ decision: value, remark });

/** What is put into each form, on top of what the form starts with. */
export const INPUTS: Record<string, Input> = {
  'screen-lead': screen,
  'verify-lead': verify,
  'issue-stop-order': () => CONTACT,
  'approve-stop-order': decide('issue', '同意，立即送达。'),
  'serve-stop-order': (moment) => ({ ...deliver(moment), result: 'stopped' }),
  'accept-verification': accept,
  'propose-filing': proposeFiling,
  'review-filing': opinion('事实清楚，建议立案。'),
  'examine-filing': opinion('符合立案条件，同意立案。'),
  'approve-filing': decide('file', '同意立案。'),
  investigate,
  'write-report': report,
  'review-case': review,
  'legality-review': () => ({ opinion: 'pass', remark: '权限合法，事实清楚，适用法律正确，程序合法，裁量适当，文书规范。' }),
  deliberate,
  'draft-notice': () => CONTACT,
  'approve-notice': decide('issue', '同意签发。'),
  'serve-notice': deliver,
  'record-response': respond,
  'reexamine-defence': reexamine,
  'draft-decision': () => BANK,
  'approve-decision': decide('decide', '同意。'),
  'serve-decision': deliver,
  'record-fulfilment': fulfil,
  'propose-closure': () => ({
    summary: '处罚决定的各项内容已履行完毕，票据和移交清单已附卷。',
    criminalCluesSettled: true,
    disciplineCluesSettled: true,
  }),
  'approve-closure': decide('approve', '同意结案。'),
  archive: ({ today }) => ({ dossierNumber: `${today.slice(0, 4)}-矿-001`, pages: 86, location: '档案室3柜2层' }),
};
