/** How many first bytes are looked at: enough for the names of the first entries of an Office file. */
export const SNIFFED_BYTES = 4096;

/** What evidence may be, by its first bytes; the name a client gives is never believed. */
export interface FileType {
  mediaType: string;
  /** Put on the download. */
  extension: string;
}

const type = (mediaType: string, extension: string): FileType => ({ mediaType, extension });
const text = (head: Buffer, from: number, to: number): string => head.toString('latin1', from, to);
const startsWith = (head: Buffer, ...bytes: number[]): boolean => bytes.every((byte, at) => head[at] === byte);

/** ISO base media files: the brand after 'ftyp' tells which. */
const BRANDS: ReadonlyArray<[RegExp, FileType]> = [
  [/^(heic|heix|hevc|heim|heis|mif1|msf1)/, type('image/heic', 'heic')],
  [/^(M4A|M4B)/, type('audio/mp4', 'm4a')],
  [/^qt /, type('video/quicktime', 'mov')],
  [/^(isom|iso[2-9]|mp4[12]|avc1|M4V|MSNV|dash|3gp|mmp4)/, type('video/mp4', 'mp4')],
];

/** The type of a file, or undefined: not one that is taken (programs, scripts, web pages, vector pictures, archives, old binary Office files). */
export function sniff(head: Buffer): FileType | undefined {
  if (startsWith(head, 0xff, 0xd8, 0xff)) return type('image/jpeg', 'jpg');
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return type('image/png', 'png');
  if (text(head, 0, 5) === '%PDF-') return type('application/pdf', 'pdf');
  if (text(head, 0, 4) === 'RIFF') return riff(text(head, 8, 12));
  if (text(head, 4, 8) === 'ftyp') return BRANDS.find(([brand]) => brand.test(text(head, 8, 12)))?.[1];
  if (text(head, 4, 8) === 'moov' || text(head, 4, 8) === 'wide') return type('video/quicktime', 'mov');
  if (isMp3(head)) return type('audio/mpeg', 'mp3');
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return office(head);
  return undefined;
}

const riff = (form: string): FileType | undefined =>
  form === 'WEBP' ? type('image/webp', 'webp') : form === 'WAVE' ? type('audio/wav', 'wav') : undefined;

/** ID3 tag, or a frame header of MPEG 1/2 layer III. */
const isMp3 = (head: Buffer): boolean =>
  text(head, 0, 3) === 'ID3' || (head[0] === 0xff && [0xfb, 0xf3, 0xf2, 0xfa].includes(head[1] ?? 0) && (head[2] ?? 0xff) >> 4 !== 0xf);

/** Office Open XML: a zip whose first entries name its parts. Other zips are refused: nobody sees what is in them. */
function office(head: Buffer): FileType | undefined {
  const names = text(head, 0, SNIFFED_BYTES);
  if (!/\[Content_Types\]\.xml|_rels\/\.rels|docProps\//.test(names) || names.includes('vbaProject.bin')) return undefined;
  if (/word\//.test(names)) return type('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx');
  if (/xl\//.test(names)) return type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx');
  return undefined;
}

/** The client's name without folders, control characters and its ending, with the ending of what the file is. */
export function safeFileName(given: string, extension: string): string {
  const base = given
    .replace(/^.*[\\/]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '')
    .replace(/\.[^.]{1,8}$/, '')
    .trim();
  return `${Array.from(base).slice(0, 120).join('') || '证据'}.${extension}`;
}
