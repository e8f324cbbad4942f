/**
 * 机关代字, the letters a number begins with. No register of them was found (law.md 3.1): these are proposals, marked as the bureau's own
 * setting wherever they are shown, and replaced by what the bureau enters.
 */
const PROPOSALS: Readonly<Record<string, string>> = {
  '41': '豫自然资',
  '4101': '郑自然资',
  '410106': '上自然资',
  '410122': '牟自然资',
  '410181': '巩自然资',
  '410182': '荥自然资',
  '410183': '密自然资',
  '410184': '新郑自然资',
  '410185': '登自然资',
};

/** The proposal for a bureau; for an unknown one from the place in its name: 兰考县自然资源局 → 兰考自然资. */
export function proposedOrganCode(bureauCode: string, bureauName: string): string {
  return PROPOSALS[bureauCode] ?? `${/^(.+?)[省市县区]/.exec(bureauName)?.[1] ?? bureauCode}自然资`;
}
