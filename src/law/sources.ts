import { type Instrument, INSTRUMENTS, type InstrumentId } from './data/instruments.ts';

/** Where a rule stands. Numbers only: the printed form is made by `articleText`. */
export interface Citation {
  law: InstrumentId;
  article?: number;
  paragraph?: number;
  item?: number;
}

/** Shorthand for data files: cite('penalty-law', 60) or cite('mining-crime-interpretation', 3, 1, 2). */
export const cite = (law: InstrumentId, article?: number, paragraph?: number, item?: number): Citation => ({
  law,
  ...(article !== undefined && { article }),
  ...(paragraph !== undefined && { paragraph }),
  ...(item !== undefined && { item }),
});

const DIGITS = '零一二三四五六七八九';

/** 1 to 9999 in plain Chinese numerals: 60 → 六十, 105 → 一百零五, 1242 → 一千二百四十二. */
export function chineseOrdinal(value: number): string {
  const units = ['千', '百', '十', ''];
  let text = '';
  let zero = false;
  [...String(value).padStart(4, '0')].forEach((digit, place) => {
    if (digit === '0') {
      zero = text !== '';
      return;
    }
    text += (zero ? '零' : '') + DIGITS[Number(digit)]! + units[place]!;
    zero = false;
  });
  return text.replace(/^一十/, '十');
}

/** One citation as printed in Chinese: 《行政处罚法》第六十条第一款第（二）项. */
export function articleText(citation: Citation): string {
  const instrument: Instrument = INSTRUMENTS[citation.law];
  const parts = [instrument.isPlain ? instrument.name.zh : `《${instrument.name.zh}》`];
  if (citation.article) parts.push(`第${chineseOrdinal(citation.article)}条`);
  if (citation.paragraph) parts.push(`第${chineseOrdinal(citation.paragraph)}款`);
  if (citation.item) parts.push(`第（${chineseOrdinal(citation.item)}）项`);
  return parts.join('');
}

/** One citation in English: Administrative Penalty Law art. 60. */
export function articleTextEn(citation: Citation): string {
  const paragraph = citation.paragraph ? ` para. ${citation.paragraph}` : '';
  const item = citation.item ? ` (${citation.item})` : '';
  return `${INSTRUMENTS[citation.law].name.en}${citation.article ? ` art. ${citation.article}` : ''}${paragraph}${item}`;
}

export const articlesText = (citations: readonly Citation[]): string => citations.map(articleText).join('；');
export const articlesTextEn = (citations: readonly Citation[]): string => citations.map(articleTextEn).join('; ');
