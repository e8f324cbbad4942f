/// <reference lib="dom" />
import { DESKTOP, type Desk, type Office, openOffice, PHONE, scene } from './support.ts';

jest.setTimeout(30_000);

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

/** Every page, and who opens it. */
const PAGES: Array<[name: string, person: string | undefined, at: () => string]> = [
  ['login', undefined, () => '/login'],
  ['work list', 'handler', () => '/work?view=all'],
  ['leads', 'intake', () => '/leads'],
  ['cases', 'handler', () => '/cases'],
  ['lead intake', 'intake', () => '/leads/new'],
  ['lead with its step', 'intake', () => `/leads/${leadId}`],
  ['case with its step', 'deputy', () => `/cases/${caseId}`],
  ['case that waits for somebody else', 'handler', () => `/cases/${caseId}`],
  ['documents of a case', 'deputy', () => `/cases/${caseId}/documents`],
  ['evidence of a case', 'handler', () => `/cases/${caseId}/evidence`],
  ['process diagram', 'deputy', () => `/cases/${caseId}/diagram`],
  ['time limits', 'deputy', () => `/cases/${caseId}/deadlines`],
  ['log', 'handler', () => `/cases/${caseId}/log`],
  ['draft in the editor', 'handler', () => `/documents/${draft}`],
  ['issued document', 'handler', () => `/documents/${issued}`],
  ['calendar', 'admin', () => '/admin/calendar'],
  ['incidents', 'admin', () => '/admin/incidents'],
  ['procedure versions', 'admin', () => '/admin/procedures'],
  ['people', 'admin', () => '/admin/people'],
  ['page that does not exist', 'handler', () => '/nowhere'],
];

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

describe('every page', () => {
  it.each(PAGES)('%s: WCAG 2.2 AA, both languages, both sizes', (_, person, at) =>
    scene(async () => {
      const desk = await office.seat(person, { at: at() });
      expect(await desk.violations()).toEqual([]);
      expect(await desk.tooWide()).toBe(0);
      expect(await desk.words()).not.toMatch(UNTRANSLATED);
      await inEnglish(desk, at());
      expect(await desk.page.evaluate(chineseIn, CHROME)).toEqual([]);
      expect(await desk.words()).not.toMatch(UNTRANSLATED);
      expect(await desk.tooWide()).toBe(0);
      await desk.page.setViewport(PHONE);
      await desk.idle();
      expect(await desk.tooWide()).toBe(0);
      expect(await desk.violations()).toEqual([]);
    })(),
  );
});

async function inEnglish(desk: Desk, at: string): Promise<void> {
  await desk.page.evaluate(() => localStorage.setItem('orecase.locale', 'en'));
  await desk.page.setViewport(DESKTOP);
  await desk.goto(at);
}
