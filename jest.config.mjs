import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const swc = (parser, extra = {}) => [
  '@swc/jest',
  { swcrc: false, sourceMaps: 'inline', module: { type: 'commonjs' }, jsc: { target: 'es2022', keepClassNames: true, parser, ...extra } },
];

/** Every installed package that is published as ES modules ("type": "module"), nested ones included. */
function esmPackages(dir, out = new Set()) {
  if (!existsSync(dir)) return out;
  for (const e of readdirSync(dir, { withFileTypes: true })) {
    if (!e.isDirectory() || e.name.startsWith('.')) continue;
    const p = path.join(dir, e.name);
    if (e.name.startsWith('@')) {
      for (const n of readdirSync(p)) add(path.join(p, n), `${e.name}/${n}`);
    } else add(p, e.name);
  }
  return out;
  function add(p, name) {
    try {
      if (/"type":\s*"module"/.test(readFileSync(path.join(p, 'package.json'), 'utf8'))) out.add(name);
    } catch {
      /* no package */
    }
    esmPackages(path.join(p, 'node_modules'), out);
  }
}
const esm = [...esmPackages(path.resolve('node_modules'))].map((n) => n.replace(/[.+]/g, '\\$&')).join('|');

/** Jest loads everything as CommonJS here: our ESM sources and the ESM-only packages are turned into CommonJS by swc,
 *  so neither --experimental-vm-modules nor jest.unstable_mockModule is needed. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testRegex: '\\.spec\\.ts$',
  transform: {
    '\\.ts$': swc(
      { syntax: 'typescript', decorators: true },
      { transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false } },
    ),
    '\\.m?js$': swc({ syntax: 'ecmascript' }),
  },
  // a file is left alone when its innermost node_modules package is not an ESM one
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(?:${esm})/)`],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testTimeout: 30000,
  reporters: ['default', '<rootDir>/test/support/summary-reporter.cjs'],
};
