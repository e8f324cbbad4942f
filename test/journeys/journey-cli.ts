import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { ScratchServer } from './scratch-server.ts';
import { assemble, notFiled, paidLate, returnedTwice, type Story, untrueTip, wholeCase, type World } from './stories.ts';

const FIRST_DAY = '2026-03-02';
const STORIES = [
  { title: '完整案件：从举报到归档', run: wholeCase },
  { title: '线索不属实', run: untrueTip },
  { title: '不予立案', run: notFiled },
  { title: '两次退回', run: returnedTwice },
  { title: '逾期缴款，加处罚款', run: paidLate },
];

/** `npm run journey`: the stories over HTTP as the named people, on a scratch database; the dossier's path is the last line. */
export async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'orecase-journey-db-'));
  const postgres = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres'), database: 'journey', throwaway: true });
  try {
    await migrate(postgres.url);
    let dossier = '';
    for (const [index, { title, run }] of STORIES.entries()) {
      console.log(`\n── ${title} ${'─'.repeat(Math.max(2, 60 - title.length * 2))}`);
      const story = await onItsOwnDatabase(postgres.url, `journey_${index}`, run);
      if (story.dossier) dossier = story.dossier;
    }
    console.log(dossier);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onItsOwnDatabase(
  templateUrl: string,
  name: string,
  run: (world: World, cast: Awaited<ReturnType<typeof assemble>>) => Promise<Story>,
): Promise<{ dossier?: string }> {
  const server = new ScratchServer(await cloneDatabase(templateUrl, name));
  try {
    await server.setClock(FIRST_DAY);
    await server.start();
    const world: World = {
      base: () => server.url,
      restart: async () => {
        await server.restart();
        console.log('   （服务器被强行终止并重新启动）');
      },
      tell: ({ person, step, clock, document }) =>
        console.log([person.padEnd(6, '　'), step.padEnd(16, '　'), clock ?? '', document ?? ''].join('  ').trimEnd()),
    };
    const story = await run(world, await assemble(world));
    return run === wholeCase ? { dossier: await saveDossier(story) } : {};
  } finally {
    await server.dispose();
  }
}

/** The dossier waits for the PDFs of the documents that were issued last. */
export async function fetchDossier(story: Story): Promise<Buffer> {
  for (let attempt = 0; attempt < 120; attempt++) {
    const { status, type, bytes } = await story.cast.archivist.bytes(`/api/matters/${story.caseId}/dossier.pdf`);
    if (status === 200 && type.startsWith('application/pdf')) return bytes;
    if (status !== 202 && status !== 409) throw new Error(`dossier: ${status} ${bytes.toString().slice(0, 300)}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the dossier was not ready within a minute');
}

async function saveDossier(story: Story): Promise<string> {
  const file = path.resolve('out', 'journey', 'dossier.pdf');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, await fetchDossier(story));
  return file;
}

async function cloneDatabase(templateUrl: string, name: string): Promise<string> {
  const template = new URL(templateUrl);
  const admin = new URL(templateUrl);
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    await client.query(`create database "${name}" template "${template.pathname.slice(1)}"`);
  } finally {
    await client.end();
  }
  template.pathname = `/${name}`;
  return template.href;
}
