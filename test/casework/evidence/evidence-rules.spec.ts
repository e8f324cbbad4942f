import { checkEvidence, takenOnOf } from '../../../src/casework/evidence/evidence-rules.ts';
import { EvidenceDto } from '../../../src/casework/evidence/evidence.dto.ts';
import { safeFileName, sniff } from '../../../src/casework/evidence/file-type.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const box = (brand: string): Buffer => bytes(`\0\0\0\x20ftyp${brand}\0\0\0\0`);
const zip = (...names: string[]): Buffer => bytes(names.map((name) => `PK\x03\x04\x14\0\0\0\0\0${name}`).join(''));

describe('what a file is, by its bytes', () => {
  it.each<[string, Buffer]>([
    ['jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['pdf', bytes('%PDF-1.7')],
    ['webp', bytes('RIFF\0\0\0\0WEBPVP8 ')],
    ['wav', bytes('RIFF\0\0\0\0WAVEfmt ')],
    ['heic', box('heic')],
    ['mp4', box('isom')],
    ['mov', box('qt  ')],
    ['m4a', box('M4A ')],
    ['mp3', bytes('ID3\x04')],
    ['mp3', Buffer.from([0xff, 0xfb, 0x90, 0x00])],
    ['docx', zip('[Content_Types].xml', 'word/document.xml')],
    ['xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
  ])('knows %s', (extension, head) => expect(sniff(head)?.extension).toBe(extension));

  it.each<[string, Buffer]>([
    ['a Windows program', bytes('MZ\x90\0')],
    ['a Linux program', bytes('\x7fELF')],
    ['a script', bytes('#!/bin/sh\n')],
    ['a web page', bytes('<!DOCTYPE html><script>')],
    ['a vector picture', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['an archive', zip('photo.exe')],
    ['a document with macros', zip('[Content_Types].xml', 'word/vbaProject.bin', 'word/document.xml')],
    ['an old binary document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0])],
    ['an unknown media box', box('evil')],
    ['one byte', bytes('P')],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s', (_, head) => expect(sniff(head)).toBeUndefined());

  it('gives the file a harmless name with the ending of what it is', () => {
    expect(safeFileName('../../etc/照片.php', 'jpg')).toBe('照片.jpg');
    expect(safeFileName('C:\\a\\证"据\r\n<1>.html', 'pdf')).toBe('证据1.pdf');
    expect(safeFileName('', 'png')).toBe('证据.png');
    expect(Array.from(safeFileName('𠮷'.repeat(500), 'jpg'))).toHaveLength(124);
  });
});

describe('what is said about evidence', () => {
  const photo: Partial<EvidenceDto> = { kind: 'photo', name: '采坑', takenBy: '李明远' };
  const codes = (changes: Partial<EvidenceDto>): string[] =>
    checkEvidence(Object.assign(new EvidenceDto(), photo, changes), '2026-03-02').map((p) => p.rule ?? p.code);

  it('may be little for a photo', () => expect(codes({})).toEqual([]));
  it.each(['interview-record', 'site-survey', 'witness-statement', 'party-statement'] as const)(
    'needs the certificate shown before a %s (E3)',
    (kind) => {
      expect(codes({ kind })).toEqual(['E3']);
      expect(codes({ kind, certificateShown: true })).toEqual([]);
    },
  );
  it('is not of tomorrow', () => expect(codes({ takenOn: '2026-03-03' })).toEqual(['DATE_IN_FUTURE']));
  it('was taken on the Shanghai day of its instant', () => expect(takenOnOf({ takenAt: '2026-03-01T17:00:00Z' })).toBe('2026-03-02'));
  it('lies in Henan', () => expect(codes({ longitude: 121.5, latitude: 31.2 })).toEqual(['OUTSIDE_HENAN']));
});
