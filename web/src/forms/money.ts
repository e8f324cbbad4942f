const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** Four digits without their group word, e.g. 1001 → 壹仟零壹. */
function fourDigits(value: number): string {
  let text = '';
  let isGap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      isGap ||= text !== '';
      continue;
    }
    text += (isGap ? '零' : '') + DIGITS[digit] + PLACES[place];
    isGap = false;
  }
  return text;
}

function yuanInCapitals(yuan: number): string {
  let text = '';
  let mayNeedZero = false;
  for (let group = GROUPS.length - 1; group >= 0; group -= 1) {
    const part = Math.floor(yuan / 10_000 ** group) % 10_000;
    if (part === 0) {
      mayNeedZero ||= text !== '';
      continue;
    }
    text += (text !== '' && (mayNeedZero || part < 1000) ? '零' : '') + fourDigits(part) + GROUPS[group];
    mayNeedZero = false;
  }
  return text;
}

/** Integer fen in capital numerals as documents print them (支付结算办法 annex 1): 135112600 → 壹佰叁拾伍万壹仟壹佰贰拾陆元整. */
export function capitals(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) return '';
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const cents = fen % 10;
  if (fen === 0) return '零元整';
  const whole = yuan > 0 ? `${yuanInCapitals(yuan)}元` : '';
  if (jiao === 0 && cents === 0) return `${whole}整`;
  const tenths = jiao > 0 ? `${DIGITS[jiao]}角` : yuan > 0 ? '零' : '';
  return cents > 0 ? `${whole}${tenths}${DIGITS[cents]}分` : `${whole}${tenths}整`;
}
