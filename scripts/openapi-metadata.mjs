// Writes src/metadata.ts: what the @nestjs/swagger compiler plugin reads from DTOs and controllers (types, bounds, comments), as a
// module, so that tsc, swc and Jest see the same API description without the Nest CLI.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ReadonlyVisitor } from '@nestjs/swagger/plugin';
import ts from 'typescript';

const source = path.resolve('src');
const output = path.join(source, 'metadata.ts');
if (!existsSync(output)) writeFileSync(output, 'export default async () => ({});\n');

const visitor = new ReadonlyVisitor({
  introspectComments: true,
  classValidatorShim: true,
  pathToSource: source,
  dtoFileNameSuffix: ['.dto.ts', '/paging.ts'],
  controllerFileNameSuffix: ['.controller.ts'],
});
const program = ReadonlyVisitor.createTsProgram(path.resolve('tsconfig.build.json'));
for (const file of program.getSourceFiles()) if (!file.isDeclarationFile) visitor.visit(program, file);

// The plugin writes dynamic imports; tsc 6 leaves the .ts ending in those, so they become static ones.
const modules = [];
function moduleName(specifier) {
  const file = `${specifier.replace(/\.(js|ts)$/, '')}.ts`;
  if (!modules.includes(file)) modules.push(file);
  return `m${modules.indexOf(file)}`;
}
const withStaticImports = (text) =>
  text.replace(/(await )?import\((["'])(\.[^"']*?)\2\)/g, (_all, awaited, _quote, specifier) =>
    awaited ? moduleName(specifier) : `Promise.resolve(${moduleName(specifier)})`,
  );

const { factory } = ts;
const property = (key, value) => factory.createPropertyAssignment(factory.createStringLiteral(key), toNode(value));
const toObject = (value) => factory.createObjectLiteralExpression(Object.keys(value).map((key) => property(key, value[key])));
function toNode(value) {
  if (Array.isArray(value))
    return factory.createArrayLiteralExpression(value.map(([file, meta]) => factory.createArrayLiteralExpression([file, toObject(meta)])));
  return ts.isObjectLiteralExpression(value) ? value : toObject(value);
}

const empty = ts.createSourceFile('metadata.ts', '', ts.ScriptTarget.Latest);
const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
const printed = withStaticImports(printer.printNode(ts.EmitHint.Unspecified, toNode({ [visitor.key]: visitor.collect() }), empty));
const types = Object.entries(visitor.typeImports).map(([key, value]) => `    [${JSON.stringify(key)}]: ${withStaticImports(value)},`);

const text = [
  '// Made by scripts/openapi-metadata.mjs; not kept in git.',
  ...modules.map((file, index) => `import * as m${index} from ${JSON.stringify(file)};`),
  'export default async (): Promise<Record<string, unknown>> => {',
  '  const t: any = {',
  ...types,
  '  };',
  `  return ${printed} as any;`,
  '};',
  '',
].join('\n');
if (readFileSync(output, 'utf8') !== text) writeFileSync(output, text);
