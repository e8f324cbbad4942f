/// <reference lib="dom" />
import { DESKTOP, type Desk, type Office, openOffice, PHONE, scene } from './support.ts';

jest.setTimeout(60_000);

let office: Office;
let leadId: string;
let caseId: string;
let draft: string;
let issued: string;
beforeAll(async () => {
  office = await openOffice({ env: { WORKERS: 'true' } });
  const [story, fresh] = [office.story(), office.story()];
  await story.register();
  await story.screen();
  await story.verify('violation');
  await story.accept('file');
  await story.file();
  await story.investigate();
  await story.step(office.cast.handler, story.caseId, 'draft-notice', {
    contactName: '李明远',
    contactPhone: '0371-62871234',
    contactAddress: '登封市嵩山路8号',
  });
  await fresh.register();
  [caseId, leadId] = [story.caseId, fresh.leadId];
  const documents = await office.cast.handler.get<Array<{ id: string; status: string }>>(`/api/matters/${caseId}/documents`);
  draft = documents.find((document) => document.status === 'DRAFT')!.id;
  issued = documents.find((document) => document.status === 'ISSUED')!.id;
}, 180_000);
afterAll(() => office?.close());

/** Every page, by who opens it. */
const PAGES: Record<string, () => string[]> = {
  nobody: () => ['/login'],
  intake: () => ['/leads', '/leads/new', `/leads/${leadId}`],
  handler: () => [
    '/work?view=all',
    '/cases',
    `/cases/${caseId}`, // it waits for somebody else
    `/cases/${caseId}/evidence`,
    `/cases/${caseId}/log`,
    `/documents/${draft}`,
    `/documents/${issued}`,
    '/nowhere',
  ],
  deputy: () => [`/cases/${caseId}`, `/cases/${caseId}/documents`, `/cases/${caseId}/diagram`, `/cases/${caseId}/deadlines`],
  admin: () => ['/admin/calendar', '/admin/incidents', '/admin/procedures', '/admin/people'],
};

/** What the product itself says: names, numbers, laws and what people wrote stay Chinese in any language. */
const CHROME = [
  'nav a',
  '[role=tab]',
  'th',
  'label',
  'legend',
  'dt',
  'kbd',
  '.ant-segmented-item',
  '.ant-btn:not(:has(code, b))',
  '.ant-select-placeholder',
  '[aria-current=step]',
  'aside h2',
  'h1:not(:has(+ span, + p))',
].join(', ');
const chineseIn = (selector: string): string[] =>
  [...document.querySelectorAll<HTMLElement>(selector)]
    .flatMap((element) => [element.innerText, element.getAttribute('aria-label') ?? '', element.getAttribute('placeholder') ?? ''])
    .map((text) => text.replace(/\S*〔\d{4}〕\d+号/g, ''))
    .filter((text) => /\p{Script=Han}/u.test(text));
/** A key of the dictionary that has no words in it, or an object that was printed. */
const UNTRANSLATED =
  /\b(?:state|action|work|task|matter|document|clock|lead|evidence|form|role|stage|term|due)\.[a-z]\w+\b|\[object|undefined|NaN/;

/** What is wrong with the page that is open; nothing is the right answer. */
async function faults(desk: Desk): Promise<object> {
  const [violations, tooWide, words] = [await desk.violations(), await desk.tooWide(), await desk.words()];
  return { ...(violations.length && { violations }), ...(tooWide && { tooWide }), ...(UNTRANSLATED.exec(words) && { words }) };
}

/** Chinese on a desk, then English, then English on a phone: the longer words on the smaller screen. */
async function tour(desk: Desk, pages: string[]): Promise<Record<string, object>> {
  const found: Record<string, object> = {};
  const note = (name: string, what: object): unknown => Object.keys(what).length && (found[name] = what);
  for (const at of pages) {
    await desk.goto(at);
    note(at, await faults(desk));
  }
  await desk.page.evaluate(() => localStorage.setItem('orecase.locale', 'en'));
  for (const at of pages) {
    await desk.page.setViewport(DESKTOP);
    await desk.goto(at);
    const chinese = await desk.page.evaluate(chineseIn, CHROME);
    const [words, tooWide] = [await desk.words(), await desk.tooWide()];
    note(`${at} in English`, {
      ...(chinese.length && { chinese }),
      ...(tooWide && { tooWide }),
      ...(UNTRANSLATED.exec(words) && { words }),
    });
    await desk.page.setViewport({ width: PHONE.width, height: PHONE.height }); // no finger: that would load the page again
    await desk.idle();
    note(`${at} on a phone`, await faults(desk));
  }
  return found;
}

describe('every page keeps WCAG 2.2 AA, fits desk and phone, and speaks one language', () => {
  it.each(Object.keys(PAGES))('of %s', (person) =>
    scene(async () => {
      const pages = PAGES[person]!();
      const desk = await office.seat(person === 'nobody' ? undefined : person, { at: pages[0]! });
      expect(await tour(desk, pages)).toEqual({});
    })(),
  );
});
