/** Parties 当事人. The only door to this folder. */
export { PartiesModule } from './parties.module.ts';
export { PartyService, type PartyDetail, type PartyView } from './party.service.ts';
export { PartyDto } from './party.dto.ts';
export { type PartyMatter } from './party.repository.ts';
export { checkParty } from './party-rules.ts';
export { ageOn, isCreditCode, isIdNumber, maskedIdNumber } from './party-numbers.ts';
