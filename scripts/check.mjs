// npm run check [-- --fix]: formatting, lint, types and import fences, two at a time. The last line says how many passed and failed.
import { bin, install, makeMetadata, node, say } from './prepare.mjs';

const TYPESCRIPT = bin('typescript', 'bin/tsc');
const FENCES = ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', 'src'];

const fixing = () => process.argv.includes('--fix');
const quiet = { show: false };

const CHECKS = [
  { name: 'types', run: () => node([TYPESCRIPT, '-p', 'tsconfig.json'], quiet) },
  { name: 'types of the screens', run: () => node([TYPESCRIPT, '-p', 'web'], quiet) },
  { name: 'import fences', run: () => node([bin('dependency-cruiser', 'bin/dependency-cruise.mjs'), ...FENCES], quiet) },
  {
    name: 'format',
    run: () => node([bin('prettier', 'bin/prettier.cjs'), fixing() ? '--write' : '--check', '--log-level', 'warn', '.'], quiet),
  },
  {
    name: 'lint',
    run: () => node([bin('oxlint', 'bin/oxlint'), '--type-aware', '--deny-warnings', ...(fixing() ? ['--fix'] : [])], quiet),
  },
  { name: 'lock file', run: () => node(['scripts/check-lock.mjs'], quiet) },
];

/** Runs all checks, prints what the failing ones said, gives their number. */
export async function check(checks = CHECKS) {
  const waiting = [...checks];
  let failed = 0;
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { name, run } = next;
      const started = Date.now();
      const { code, output } = await run();
      const verdict = code === 0 ? 'ok' : 'FAILED';
      if (code !== 0) {
        failed += 1;
        console.log(output.trimEnd());
      }
      say(`${name}: ${verdict} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    }
  };
  await Promise.all([worker(), worker()]);
  return { passed: checks.length - failed, failed };
}

if (process.argv[1]?.endsWith('check.mjs')) {
  await install();
  await makeMetadata();
  const { passed, failed } = await check();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}
