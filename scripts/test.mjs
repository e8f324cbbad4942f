// npm test [-- --quick] [jest arguments]: everything that must hold. --quick leaves out the checks and the build of the screens.
// The last line is `N passed, N failed`; a failed check counts as one failure.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { check } from './check.mjs';
import { bin, buildWeb, install, makeMetadata, node, root, say } from './prepare.mjs';

const args = process.argv.slice(2).filter((argument) => argument !== '--quick');
const isQuick = args.length < process.argv.length - 2;

await install();
await makeMetadata();
let checks = { passed: 0, failed: 0 };
if (!isQuick) {
  await buildWeb();
  checks = await check();
}
const tests = await jest();
console.log(`${tests.passed} passed, ${tests.failed + checks.failed} failed`);
process.exit(tests.failed + checks.failed ? 1 : 0);

/** test/support/summary-reporter.cjs leaves the figures in a file: jest's own last lines go to another stream, in another order. */
async function jest() {
  const summary = path.join(root, 'out/jest-summary.json');
  mkdirSync(path.dirname(summary), { recursive: true });
  rmSync(summary, { force: true });
  const { code } = await node([bin('jest', 'bin/jest.js'), ...args], { env: { ...process.env, ORECASE_JEST_SUMMARY: summary } });
  if (!existsSync(summary)) {
    say('jest did not finish');
    return { passed: 0, failed: 1 };
  }
  const { passed, failed } = JSON.parse(readFileSync(summary, 'utf8'));
  return { passed, failed: failed || (code ? 1 : 0) };
}
