import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const CRUISER = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const CONFIG = path.resolve('.dependency-cruiser.cjs');

/** The names of the fences that `folder/src` breaks. */
function broken(folder: string): string[] {
  const { stdout, stderr } = spawnSync(process.execPath, [CRUISER, '--config', CONFIG, '--output-type', 'json', 'src'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (!stdout) throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as { summary: { violations: Array<{ rule: { name: string }; from: string; to: string }> } };
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}

/** One import per file, each over another fence. */
const TRESPASSES: Array<[fence: string, file: string, imports: string]> = [
  ['engine-is-plain', 'src/engine/core.ts', '@nestjs/common'],
  ['engine-is-plain', 'src/engine/house.ts', '../platform/clock.ts'],
  ['law-is-plain', 'src/law/clock.ts', '../platform/clock.ts'],
  ['pure-folders-do-no-io', 'src/law/files.ts', 'node:fs'],
  ['bpmn-engine-only-in-engine', 'src/procedures/host.ts', 'bpmn-engine'],
  ['platform-knows-no-domain', 'src/platform/http/people.ts', '../../people/index.ts'],
  ['procedures-know-no-domain', 'src/procedures/people.ts', '../people/index.ts'],
  ['domains-through-their-door', 'src/casework/leads/shortcut.ts', '../../people/secret.ts'],
  ['engine-through-its-door', 'src/casework/leads/engine.ts', '../../engine/index.ts'],
  ['controllers-are-thin', 'src/casework/leads/lead.controller.ts', './lead.repository.ts'],
  ['typeorm-behind-repositories', 'src/casework/leads/lead.service.ts', 'typeorm'],
  ['nest-typeorm-in-modules', 'src/casework/leads/other.service.ts', '@nestjs/typeorm'],
  ['rules-are-pure', 'src/casework/leads/lead-rules.ts', './lead.repository.ts'],
  ['src-never-imports-tests', 'src/people/test.ts', '../../test/helper.ts'],
  ['no-unresolved', 'src/people/gone.ts', './no-such-file.ts'],
];

const BYSTANDERS = [
  'src/engine/index.ts',
  'src/platform/clock.ts',
  'src/people/index.ts',
  'src/people/secret.ts',
  'src/casework/leads/lead.repository.ts',
  'test/helper.ts',
];

describe('the import fences', () => {
  it('hold in the product', () => {
    expect(broken(process.cwd())).toEqual([]);
  });

  it('bite: every forbidden import is found', () => {
    mkdirSync('out', { recursive: true });
    const folder = mkdtempSync(path.resolve('out/fences-'));
    const write = (file: string, text: string): void => {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    };
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
    write('package.json', '{"name":"fences","dependencies":{"@nestjs/common":"*","@nestjs/typeorm":"*","typeorm":"*","bpmn-engine":"*"}}');
    write('tsconfig.json', '{"compilerOptions":{"module":"nodenext","allowImportingTsExtensions":true,"noEmit":true}}');
    for (const file of BYSTANDERS) write(file, 'export const here = 1;\n');
    for (const [, file, imports] of TRESPASSES) write(file, `import * as it from '${imports}';\nexport const used = it;\n`);
    write('src/people/round.ts', "import { about } from './about.ts';\nexport const round = (): unknown => about;\n");
    write('src/people/about.ts', "import { round } from './round.ts';\nexport const about = (): unknown => round;\n");

    const found = broken(folder);

    rmSync(folder, { recursive: true });
    for (const [fence, file] of TRESPASSES) expect(found).toContainEqual(expect.stringContaining(`${fence}: ${file} -> `));
    expect(found).toContainEqual(expect.stringContaining('no-circles: src/people/'));
  });
});
