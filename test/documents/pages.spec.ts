import 'reflect-metadata';
import { findBrowser, NoBrowserError } from '../../src/documents/render/browser.ts';
import { unpackFonts } from '../../src/documents/render/fonts.ts';
import { RenderPool } from '../../src/documents/render/pool.ts';
import type { DossierDocument } from '../../src/documents/render/dossier.ts';
import type { DocumentRenderer } from '../../src/documents/render/renderer.ts';
import { DOCUMENT_TYPES } from '../../src/documents/types/index.ts';
import path from 'node:path';
import { printedLines, readPdf } from './pdf-reader.ts';
import { aRenderer, CACHE, sampleOf, TEMPLATES } from './samples.ts';

jest.setTimeout(120_000);
let renderer: DocumentRenderer;
beforeAll(() => (renderer = aRenderer()));
afterAll(() => renderer.close());

const TYPES = [...DOCUMENT_TYPES.keys()];
const SOLID = '经查当事人未经批准擅自开采矿产资源的行为违反了有关法律规定依法应当予以处罚现将调查认定的事实告知如下';
const solid = (length: number): string => SOLID.repeat(Math.ceil(length / SOLID.length)).slice(0, length);
const decisionWith = (fields: object) => ({
  ...sampleOf('penalty-decision'),
  fields: { ...sampleOf('penalty-decision').fields, ...fields },
});

describe('the page (GB/T 9704)', () => {
  it('holds 22 lines of 28 characters in 156 x 225 mm', async () => {
    const { bytes } = await renderer.pdf(decisionWith({ facts: solid(28 * 60) }));
    const pages = (await readPdf(bytes)).pages;
    expect(pages[1]!.paper).toEqual([595.276, 841.89].map((side) => expect.closeTo(side, 2)));
    const lines = printedLines(pages[1]!).filter((line) => line.y < 262);
    expect(lines).toHaveLength(22);
    for (const line of lines) {
      expect(Array.from(line.text)).toHaveLength(28);
      expect(line.left).toBeCloseTo(28, 0);
      expect(line.right).toBeGreaterThan(183.4);
      expect(line.right).toBeLessThan(184.6);
    }
    expect((lines[21]!.y - lines[0]!.y) / 21).toBeCloseTo(225 / 22, 1);
    expect(lines[0]!.y).toBeGreaterThan(37);
    expect(lines[21]!.y).toBeLessThan(262);
  });

  it('numbers odd pages at the right, even ones at the left', async () => {
    const { pages } = await readPdf((await renderer.pdf(sampleOf('penalty-decision'))).bytes);
    pages.forEach((page, index) => {
      const number = printedLines(page).find((line) => line.y > 264)!;
      expect(number.text.replaceAll(' ', '')).toBe(`—${index + 1}—`);
      if (index % 2 === 0) expect(number.right).toBeCloseTo(184 - 14 * (25.4 / 72), 0);
      else expect(number.left).toBeCloseTo(28 + 14 * (25.4 / 72), 0);
    });
  });

  it('never leaves organ and date alone on a page', async () => {
    for (let length = 300; length < 300 + 28 * 24; length += 28) {
      const { pages } = await readPdf(
        (await renderer.pdf({ ...sampleOf('stop-order'), fields: { ...sampleOf('stop-order').fields, facts: solid(length) } })).bytes,
      );
      const last = printedLines(pages.at(-1)!).filter((line) => line.y < 262);
      expect(last.length).toBeGreaterThanOrEqual(3);
      expect(last.at(-2)!.text).toContain('登封市自然资源和规划局');
      expect(last.at(-1)!.text).toBe('2026年5月20日');
    }
  });

  it('sets the date four characters from the right and the organ centred above', async () => {
    const { pages } = await readPdf((await renderer.pdf(sampleOf('penalty-decision'))).bytes);
    const [organ, date] = printedLines(pages.at(-1)!)
      .filter((line) => line.y < 262)
      .slice(-2);
    expect(184 - date!.right).toBeCloseTo((4 * 16 * 25.4) / 72, -0.5);
    expect((organ!.left + organ!.right) / 2).toBeCloseTo((date!.left + date!.right) / 2, -0.5);
  });
});

describe('the text of the PDF', () => {
  it('keeps rare characters and the yuan sign, searchable, with no radicals in their place', async () => {
    const pdf = await readPdf((await renderer.pdf(sampleOf('penalty-decision', 'sample-edge'))).bytes);
    for (const text of ['㙟', '䶮', '𠮷', '𬭸', '￥', '自然资源', '<script>', '{{constructor.name}}']) expect(pdf.text).toContain(text);
    expect(pdf.text).not.toMatch(/[\u2E80-\u2FDF\uF900-\uFAFF]/);
  });

  it('is drawn with embedded TrueType subsets of the shipped fonts only', async () => {
    const raw = Buffer.from((await renderer.pdf(sampleOf('penalty-decision', 'sample-edge'))).bytes).toString('latin1');
    const fonts = new Set([...raw.matchAll(/\/BaseFont\s*\/([A-Z]{6}\+)?([\w-]+)/g)].map((match) => match[2]));
    expect([...fonts].filter((font) => !font!.startsWith('GW'))).toEqual([]);
    expect(raw).not.toMatch(/\/Type3/);
    expect(raw).toMatch(/\/FontFile2/);
  });

  it('names title and organ', async () => {
    const pdf = await readPdf((await renderer.pdf(sampleOf('penalty-notice'))).bytes);
    expect(pdf.title).toBe('行政处罚听证告知书 登自然资听告〔2026〕4号');
    expect(pdf.author).toBe('登封市自然资源和规划局');
  });

  it.each(TYPES)('%s: a draft bears the mark on every page', async (type) => {
    const { pages } = await readPdf((await renderer.pdf({ ...sampleOf(type, 'sample-edge'), mark: '草稿', issuedOn: null })).bytes);
    expect(pages.filter((page) => !page.text.includes('草'))).toEqual([]);
  });

  it.each(TYPES)('%s: the longest input prints whole', async (type) => {
    const sample = sampleOf(type, 'sample-edge');
    const { text } = await readPdf((await renderer.pdf(sample)).bytes);
    const facts = (sample.fields['facts'] ?? sample.fields['notes']) as string;
    const ending = Array.from(facts.replace(/\s/g, '')).slice(-12).join('');
    expect(text.replace(/\s|—\d+—|第\d+页共\d+页/g, '')).toContain(ending);
  });

  it('a form repeats its head and counts its pages', async () => {
    const { pages } = await readPdf((await renderer.pdf(sampleOf('filing-approval', 'sample-edge'))).bytes);
    pages.forEach((page, index) => {
      const text = page.text.replace(/\s/g, '');
      expect(text).toContain('案由未取得采矿权');
      expect(text).toContain(`第${index + 1}页共${pages.length}页`);
    });
  });
});

describe('the same input', () => {
  it.each(TYPES)('%s: gives the same bytes from another browser', async (type) => {
    const other = aRenderer({ pages: 1 });
    const [first, again, second] = [
      await renderer.pdf(sampleOf(type)),
      await renderer.pdf(sampleOf(type)),
      await other.pdf(sampleOf(type)),
    ];
    await other.close();
    expect(again.sha256).toBe(first.sha256);
    expect(second.sha256).toBe(first.sha256);
  });
});

describe('the browser', () => {
  const fonts = () => unpackFonts(path.join(TEMPLATES, 'fonts'), CACHE);
  const browser = () => findBrowser({ cacheDirectory: CACHE });
  const page = (body: string) => `<!doctype html><html><head><title>t</title></head><body>${body}</body></html>`;

  it('runs no script, loads nothing, and refuses a page that went away', async () => {
    const pool = new RenderPool({ browser, fonts, pages: 1 });
    const text = async (body: string) => (await readPdf(await pool.print(page(body)))).text;
    expect(await text('<p id=p>甲</p><script>p.textContent="乙"</script>')).toContain('甲');
    expect(await text('甲<iframe src="file:///etc/passwd"></iframe><object data="file:///etc/passwd"></object>')).not.toContain('root');
    const wandering = text('<meta http-equiv="refresh" content="0;url=https://example.com/">乙'.padEnd(200_000, '页'));
    expect(await wandering.catch((error: Error) => error.message)).toMatch(/乙|navigated away/);
    expect(await text('丙')).toContain('丙');
    await pool.close();
  });

  it('is started again when it dies, and the document is printed all the same', async () => {
    const pool = new RenderPool({ browser, fonts, pages: 1 });
    await pool.print(page('甲'));
    const process = (pool as unknown as { browser: { process(): { pid: number; kill(signal: string): boolean } } }).browser.process();
    const printing = pool.print(page('乙'.repeat(20_000)));
    process.kill('SIGKILL');
    expect((await readPdf(await printing)).text).toContain('乙');
    expect(pool.stats.launches).toBe(2);
    await pool.close();
  });

  it('gives up on a page that hangs, and prints the next', async () => {
    const pool = new RenderPool({ browser, fonts, pages: 1, timeoutMs: 600 });
    await pool.print(page('甲'));
    await expect(pool.print(page(`<table>${'<tr><td>某</td></tr>'.repeat(60_000)}</table>`))).rejects.toThrow(/could not be printed/);
    expect((await readPdf(await pool.print(page('丁')))).text).toContain('丁');
    await pool.close();
  });

  it('draws with the shipped fonts where fontconfig is not obeyed', async () => {
    const pool = new RenderPool({
      browser,
      fonts: async () => ({ ...(await fonts()), configFile: '/dev/null' }),
      pages: 1,
      fontFaces: true,
    });
    const raw = Buffer.from(await pool.print(page('<p style="font-family:GW Fang">违法</p>'))).toString('latin1');
    expect(raw).toMatch(/GWFang/);
    await pool.close();
  });

  it('says how to get one when there is none', async () => {
    const none = findBrowser({ cacheDirectory: CACHE, without: ['bundled', 'system', 'downloaded'] });
    await expect(none).rejects.toThrow(NoBrowserError);
    await expect(none).rejects.toMatchObject({
      code: 'NO_BROWSER',
      status: 503,
      message: expect.stringContaining('PUPPETEER_EXECUTABLE_PATH'),
    });
    await expect(findBrowser({ given: '/no/such', cacheDirectory: CACHE })).rejects.toThrow(/无法运行/);
  });
});

describe('the dossier', () => {
  it('binds cover, contents and documents with running numbers and bookmarks', async () => {
    const documents: DossierDocument[] = [];
    for (const type of TYPES) {
      const sample = sampleOf(type);
      const { bytes } = await renderer.pdf(sample);
      documents.push({
        name: DOCUMENT_TYPES.get(type)!.name.zh,
        number: sample.number,
        issuedOn: sample.issuedOn,
        organName: sample.organName,
        note: '',
        pdf: bytes,
      });
    }
    const cover = {
      organName: '登封市自然资源和规划局',
      title: '石岭子建材无证开采案',
      matterNumber: '登自然资立〔2026〕9号',
      partyName: '登封市石岭子建材有限公司',
      openedOn: '2026-05-27',
      closedOn: null,
      handlers: '赵𬭸',
      outcome: '罚款',
      retention: '永久',
    };
    const make = () => renderer.dossier({ cover, documents, identity: 'x', madeOn: '2026-10-01' });
    const [dossier, again] = [await make(), await make()];
    expect(again.sha256).toBe(dossier.sha256);
    const pdf = await readPdf(dossier.bytes);
    expect(pdf.pages[0]!.text).toContain('二〇二六年五月二十七日');
    expect(pdf.outline.map((mark) => mark.title).slice(0, 3)).toEqual(['卷宗封面', '卷内目录', '立案呈批表 登自然资立〔2026〕9号']);
    const firstPages = pdf.outline.slice(2).map((mark) => mark.page - 2);
    for (const page of firstPages) expect(pdf.pages[1]!.pieces.some((piece) => piece.text === String(page))).toBe(true);
    pdf.pages.slice(2).forEach((page, index) => {
      const folio = page.pieces.find((piece) => piece.y < 20 && piece.text === String(index + 1))!;
      expect(folio.x > 105).toBe(index % 2 === 0);
    });
  });
});
