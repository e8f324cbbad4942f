import { type AllGateFacts, CLOSURE_GROUNDS, gate, GATES, isGateId } from '../../src/law/index.ts';

type Facts = Partial<AllGateFacts>;
const refusals = (id: string, facts: Facts): string[] => {
  const found = gate(id);
  if (found.kind !== 'refusal') throw new Error(`${id} decides`);
  return found.evaluate(facts).map((problem) => problem.code);
};
const decides = (id: string, facts: Facts): boolean => {
  const found = gate(id);
  if (found.kind !== 'decision') throw new Error(`${id} refuses`);
  return found.evaluate(facts).isTrue;
};

describe('all gates', () => {
  test.each(Object.keys(GATES))('%s answers without any fact and names its article', (id) => {
    const found = gate(id);
    const answer = found.evaluate({});

    expect(found.article).toMatch(/^《/);
    for (const problem of Array.isArray(answer) ? answer : []) {
      expect(problem).toMatchObject({ rule: id, code: expect.stringMatching(/^[A-Z_]+$/) as string });
      expect(problem.message && problem.messageEn && problem.article && problem.cure).toBeTruthy();
    }
  });

  test.each(['G-FILE', 'G-LIMIT', 'E1', 'E3', 'E17', 'G-COURT', 'G-CLOSE'])('%s refuses when nothing is shown', (id) =>
    expect(refusals(id, {}).length).toBeGreaterThan(0),
  );
  test('unknown ids are told apart', () => {
    expect(isGateId('G-FILE')).toBe(true);
    expect(isGateId('toString')).toBe(false);
    expect(() => gate('G-NONE')).toThrow('registry.ts');
  });
});

describe('G-FILE and G-LIMIT', () => {
  const good: Facts = {
    hasIdentifiedActor: true,
    hasFactsOfBreach: true,
    mustBearLiability: true,
    isOwnJurisdiction: true,
    isMinorCorrectedHarmless: false,
    actEndedOn: '2026-03-01',
    discoveredOn: '2026-03-10',
    concernsSafety: false,
    hasHarm: false,
  };

  test('all conditions met: may be filed', () => expect([refusals('G-FILE', good), refusals('G-LIMIT', good)]).toEqual([[], []]));
  test.each([
    ['hasIdentifiedActor', 'ACTOR_UNKNOWN'],
    ['hasFactsOfBreach', 'NO_FACTS_OF_BREACH'],
    ['mustBearLiability', 'NO_LIABILITY'],
    ['isOwnJurisdiction', 'NOT_OWN_JURISDICTION'],
  ])('without %s: %s', (fact, code) => expect(refusals('G-FILE', { ...good, [fact]: false })).toEqual([code]));
  test('minor, corrected and harmless is not filed', () =>
    expect(refusals('G-FILE', { ...good, isMinorCorrectedHarmless: true })).toEqual(['MINOR_AND_CORRECTED']));
  test('all missing conditions are told at once', () =>
    expect(refusals('G-FILE', { ...good, hasIdentifiedActor: false, isOwnJurisdiction: false })).toHaveLength(2));
  test('late discovery is refused, doubtful discovery is not', () => {
    expect(refusals('G-LIMIT', { ...good, discoveredOn: '2028-03-02' })).toEqual(['LIMITATION_EXPIRED']);
    expect(refusals('G-LIMIT', { ...good, discoveredOnlyByOtherBody: true })).toEqual([]);
  });
  test('E26 finds the case that should be filed', () => {
    expect(decides('E26', { ...good, isVerifiedTrue: true, isFiled: false })).toBe(true);
    expect(decides('E26', { ...good, isVerifiedTrue: true, isFiled: true })).toBe(false);
  });
});

const light: Facts = {
  partyKind: 'organisation',
  proposedFineFen: 4_999_999,
  confiscationFen: 0,
  licenceMeasure: 'none',
  stopsProduction: false,
  ordersClosure: false,
  bansTrade: false,
  isOtherHeavy: false,
};

describe('G-HEAR, G-LEGAL, G-COLLECT', () => {
  test('fifty thousand yuan for an organisation, five thousand for a citizen, the amount included', () => {
    expect(decides('G-HEAR', light)).toBe(false);
    expect(decides('G-HEAR', { ...light, proposedFineFen: 5_000_000 })).toBe(true);
    expect(decides('G-HEAR', { ...light, partyKind: 'citizen', proposedFineFen: 499_999 })).toBe(false);
    expect(decides('G-HEAR', { ...light, partyKind: 'citizen', proposedFineFen: 500_000 })).toBe(true);
    expect(decides('G-HEAR', { ...light, confiscationFen: 5_000_000 })).toBe(true);
  });
  test.each([
    { licenceMeasure: 'revoke' as const },
    { stopsProduction: true },
    { ordersClosure: true },
    { bansTrade: true },
    { isOtherHeavy: true },
  ])('%p needs a hearing at any amount', (measure) => {
    expect(decides('G-HEAR', { ...light, ...measure })).toBe(true);
    expect(decides('G-LEGAL', { ...light, ...measure })).toBe(true);
    expect(decides('G-COLLECT', { ...light, ...measure })).toBe(true);
  });
  test('a hearing alone does not need review, with major rights it does', () => {
    expect(decides('G-LEGAL', { ...light, wasHearingHeld: true })).toBe(false);
    expect(decides('G-LEGAL', { ...light, wasHearingHeld: true, affectsMajorRights: true })).toBe(true);
  });
  test('the threshold of the bureau leads to the collective discussion', () => {
    expect(decides('G-COLLECT', { ...light, caseValueFen: 1_000_000, collectiveThresholdFen: null })).toBe(false);
    expect(decides('G-COLLECT', { ...light, caseValueFen: 1_000_000, collectiveThresholdFen: 1_000_000 })).toBe(true);
  });
});

describe('G-CRIME and E25', () => {
  const none: Facts = {
    crimeClass: 'mining',
    criminalValueFen: 9_999_999,
    damageValueFen: 0,
    isProtected: false,
    penaltiesInTwoYears: 0,
    hasSeriousEcologicalHarm: false,
    isRiverSand: false,
    endangersRiverOrFloodSafety: false,
  };

  test.each([
    ['below 100,000', {}, false],
    ['exactly 100,000', { criminalValueFen: 10_000_000 }, true],
    ['damage counts too', { damageValueFen: 10_000_000 }, true],
    ['protected from 50,000', { isProtected: true, criminalValueFen: 5_000_000 }, true],
    ['third time in two years', { penaltiesInTwoYears: 2 }, true],
    ['ecological harm', { hasSeriousEcologicalHarm: true }, true],
    [
      'river sand endangering flood safety at any value',
      { criminalValueFen: 1, isRiverSand: true, endangersRiverOrFloodSafety: true },
      true,
    ],
    ['destructive mining below 500,000', { crimeClass: 'destructive' as const, damageValueFen: 49_999_999 }, false],
    ['destructive mining from 500,000', { crimeClass: 'destructive' as const, damageValueFen: 50_000_000 }, true],
    ['no crime in question', { crimeClass: 'none' as const, criminalValueFen: 99_000_000 }, false],
  ])('%s: %p → %s', (_name, change, expected) => expect(decides('G-CRIME', { ...none, ...change })).toBe(expected));

  test('no fine before the transfer is decided', () => {
    expect(refusals('E25', { ...none, criminalValueFen: 10_000_000, isTransferDecided: false })).toEqual(['TRANSFER_NOT_DECIDED']);
    expect(refusals('E25', { ...none, criminalValueFen: 10_000_000, isTransferDecided: true })).toEqual([]);
  });
});

describe('officers', () => {
  const officer = (id: string, certificateValidUntil = '2027-12-31') => ({
    id,
    name: id,
    certificateNumber: `H-${id}`,
    certificateValidUntil,
  });

  test('two valid certificates are needed, and two different people', () => {
    expect(refusals('E1', { today: '2026-11-23', officers: [officer('a'), officer('b')] })).toEqual([]);
    expect(refusals('E1', { today: '2026-11-23', officers: [officer('a'), officer('a')] })).toEqual(['TOO_FEW_OFFICERS']);
    expect(refusals('E1', { today: '2026-11-23', officers: [officer('a'), officer('b', '2026-11-22')] })).toEqual(['TOO_FEW_OFFICERS']);
    expect(refusals('E2', { today: '2026-11-23', officers: [officer('a'), officer('b', '2026-11-22')] })).toEqual(['CERTIFICATE_INVALID']);
  });
  test('a certificate is valid on its last day', () =>
    expect(refusals('E1', { today: '2026-11-23', officers: [officer('a', '2026-11-23'), officer('b')] })).toEqual([]));
  test('the recused stand aside', () => expect(refusals('E4', { actingIds: ['a', 'b'], recusedIds: ['b'] })).toEqual(['OFFICER_RECUSED']));
  test('neither host nor reviewer investigated', () => {
    expect(refusals('E5', { investigatorIds: ['a', 'b'], hearingHostId: 'a', reviewerIds: ['b'] })).toEqual([
      'HOST_IS_INVESTIGATOR',
      'REVIEWER_IS_INVESTIGATOR',
    ]);
    expect(refusals('E5', { investigatorIds: ['a', 'b'], hearingHostId: 'c', reviewerIds: ['d'] })).toEqual([]);
  });
});

describe('decision', () => {
  const heavy: Facts = { ...light, proposedFineFen: 30_000_000 };
  const noticed: Facts = {
    ...light,
    today: '2026-09-25',
    noticeServedOn: '2026-09-18',
    defenceDueOn: '2026-09-24',
    wasHearingOffered: true,
    hasSignedWaiver: false,
    hasDefence: false,
    isDefenceReexamined: false,
    isHearingRequested: false,
    wasHearingHeld: false,
  };

  test('E8 locks the decision until the review passed', () => {
    expect(refusals('E8', { ...heavy, legalReviewResult: null })).toEqual(['LEGAL_REVIEW_MISSING']);
    expect(refusals('E8', { ...heavy, legalReviewResult: 'failed' })).toEqual(['LEGAL_REVIEW_FAILED']);
    expect(refusals('E8', { ...heavy, legalReviewResult: 'passed', isLegalReviewerQualified: true })).toEqual([]);
    expect(refusals('E8', { ...light, legalReviewResult: null })).toEqual([]);
  });
  test('E9 wants the discussion after the review', () => {
    expect(refusals('E9', { ...heavy, collectiveHeldOn: null, legalReviewedOn: '2026-09-01' })).toEqual(['COLLECTIVE_MISSING']);
    expect(refusals('E9', { ...heavy, collectiveHeldOn: '2026-08-31', legalReviewedOn: '2026-09-01' })).toEqual([
      'COLLECTIVE_BEFORE_REVIEW',
    ]);
    expect(refusals('E9', { ...heavy, collectiveHeldOn: '2026-09-01', legalReviewedOn: '2026-09-01' })).toEqual([]);
  });
  test('E10 and E11', () => {
    expect(refusals('E10', { proposedFineFen: 1, discretionTier: '', deviationReason: null })).toEqual(['DISCRETION_BASIS_MISSING']);
    expect(refusals('E10', { proposedFineFen: 1, discretionTier: '较轻', deviationReason: null })).toEqual([]);
    expect(refusals('E11', { proposedFineFen: 1, finedForSameAct: ['罚〔2026〕1号'] })).toEqual(['ACT_ALREADY_FINED']);
  });
  test('E16 refuses a heavier decision unless there was a new notice', () => {
    const facts: Facts = {
      noticedFineFen: 100,
      noticedConfiscationFen: 0,
      decidedFineFen: 101,
      decidedConfiscationFen: 0,
      hasNewNotice: false,
    };

    expect(refusals('E16', facts)).toEqual(['PENALTY_RAISED']);
    expect(refusals('E16', { ...facts, decidedFineFen: 100 })).toEqual([]);
    expect(refusals('E16', { ...facts, hasNewNotice: true })).toEqual([]);
    expect(refusals('E16', { ...facts, decidedFineFen: 90, decidedConfiscationFen: 1 })).toEqual(['PENALTY_RAISED']);
  });
  test('E17 waits for the last day of the party, unless a waiver is signed', () => {
    expect(refusals('E17', noticed)).toEqual([]);
    expect(refusals('E17', { ...noticed, today: '2026-09-24' })).toEqual(['DEFENCE_PERIOD_RUNNING']);
    expect(refusals('E17', { ...noticed, today: '2026-09-21', hasSignedWaiver: true })).toEqual([]);
    expect(refusals('E17', { ...noticed, noticeServedOn: null })).toEqual(['NOTICE_NOT_SERVED']);
  });
  test('E17 wants the defence re-examined and the hearing offered and held', () => {
    expect(refusals('E17', { ...noticed, hasDefence: true })).toEqual(['DEFENCE_NOT_REEXAMINED']);
    expect(refusals('E17', { ...noticed, ...heavy, wasHearingOffered: false })).toEqual(['HEARING_NOT_OFFERED']);
    expect(refusals('E17', { ...noticed, isHearingRequested: true })).toEqual(['HEARING_NOT_HELD']);
  });
  test('G-REVOKE leaves revocation to the granting department', () => {
    const facts: Facts = {
      licenceMeasure: 'revoke',
      isGrantingDepartment: true,
      hasRefusedToStop: true,
      isSerious: true,
      revocationArticle: 64,
    };

    expect(refusals('G-REVOKE', facts)).toEqual([]);
    expect(refusals('G-REVOKE', { ...facts, isGrantingDepartment: false, isSerious: false })).toEqual([
      'NOT_GRANTING_DEPARTMENT',
      'REVOCATION_CONDITIONS_MISSING',
    ]);
    expect(refusals('G-REVOKE', { ...facts, licenceMeasure: 'none', isGrantingDepartment: false })).toEqual([]);
  });
});

describe('court and closure', () => {
  const facts: Facts = {
    today: '2026-10-12',
    rightsEndedOn: '2026-07-13',
    courtLegalEndOn: '2026-10-13',
    demandServedOn: '2026-09-20',
    demandDueOn: '2026-10-10',
    isPerformed: false,
    hasOpenRemedy: false,
  };

  test('the application is lawful inside the window after the demand', () => expect(refusals('G-COURT', facts)).toEqual([]));
  test.each([
    [{ today: '2026-07-13', demandDueOn: '2026-07-01' }, 'RIGHTS_PERIOD_RUNNING'],
    [{ demandServedOn: null }, 'DEMAND_NOT_SERVED'],
    [{ demandDueOn: '2026-10-12' }, 'DEMAND_PERIOD_RUNNING'],
    [{ today: '2026-10-14' }, 'COURT_WINDOW_CLOSED'],
    [{ hasOpenRemedy: true }, 'REMEDY_PENDING'],
    [{ isPerformed: true }, 'ALREADY_PERFORMED'],
  ])('%p: %s', (change, code) => expect(refusals('G-COURT', { ...facts, ...change })).toEqual([code]));
  test('E18: not at night, not on rest days, never the supply of homes', () => {
    expect(refusals('E18', { isNight: true, isRestDay: false, isUrgent: false, cutsHomeSupply: false })).toEqual(['NIGHT_OR_HOLIDAY']);
    expect(refusals('E18', { isNight: true, isRestDay: true, isUrgent: true, cutsHomeSupply: true })).toEqual(['HOME_SUPPLY_CUT']);
  });
  test('E28: electronic service needs consent', () => {
    expect(refusals('E28', { deliveryMethod: 'electronic', hasElectronicConsent: false })).toEqual(['NO_ELECTRONIC_CONSENT']);
    expect(refusals('E28', { deliveryMethod: 'direct', hasElectronicConsent: false })).toEqual([]);
  });
  test.each(CLOSURE_GROUNDS)('%s closes a case without open duties', (closureGround) =>
    expect(refusals('G-CLOSE', { closureGround })).toEqual([]),
  );
  test('a criminal transfer is no closure, and open duties block every ground', () => {
    expect(refusals('G-CLOSE', { closureGround: 'transferred-criminal' as never })).toEqual(['NO_CLOSURE_GROUND']);
    expect(
      refusals('G-CLOSE', {
        closureGround: 'performed',
        hasOpenCriminalDuty: true,
        hasOpenDisciplineDuty: true,
        hasOpenExternalWait: true,
      }),
    ).toEqual(['CRIMINAL_TRANSFER_OPEN', 'DISCIPLINE_CLUE_OPEN', 'EXTERNAL_ANSWER_OPEN']);
  });
});
