/** Channels as the server names them; the first ones are at hand, the others behind "more". */
export const CHANNELS = ['hotline', 'patrol', 'visit', 'satellite-image'] as const;
export const MORE_CHANNELS = [
  'letter',
  'email',
  'fax',
  'website',
  'leader-instruction',
  'superior-assigned',
  'subordinate-report',
  'media',
  'mineral-administration',
  'other-department',
  'police',
  'other',
] as const;

/** Codes of the offence catalogue (law.md 4.2). */
export const OFFENCES = [
  'KC-01',
  'KC-02',
  'KC-03',
  'KC-04',
  'KC-05',
  'KC-06',
  'KC-07',
  'KC-08',
  'KT-01',
  'KT-02',
  'KT-03',
  'KT-04',
  'KT-05',
  'ZR-01',
  'ZR-02',
  'ZR-03',
  'SP-01',
  'PH-01',
  'PH-02',
  'PH-03',
  'PH-04',
  'BG-01',
  'BG-02',
  'BG-03',
  'BG-04',
  'JF-01',
  'ZJ-01',
  'ZJ-02',
  'ZJ-03',
  'ZJ-04',
  'XF-01',
  'XF-02',
  'XF-03',
  'YF-01',
  'YJ-01',
  'SG-01',
] as const;
export const YES_NO_UNKNOWN = ['yes', 'no', 'unknown'] as const;
export const LEAD_STATUSES = ['REGISTERED', 'VERIFYING', 'FILED', 'UNTRUE', 'REDIRECTED', 'MERGED'] as const;

/** The twelve counties and districts of Zhengzhou, GB/T 2260. */
export const DIVISIONS = [
  '410185',
  '410181',
  '410182',
  '410183',
  '410184',
  '410122',
  '410106',
  '410102',
  '410103',
  '410104',
  '410105',
  '410108',
] as const;
