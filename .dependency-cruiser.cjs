/**
 * Who may import whom (docs/architecture.md). `npm run check` enforces it; test/architecture.spec.ts proves that each fence bites.
 * Types cost nothing at run time: where a rule says `notTypes`, `import type` is free.
 */
const DOMAINS = 'casework|oversight|mining|people|documents|deadlines|worklists|audit';
const notTypes = { dependencyTypesNot: ['type-only'] };

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or a third one is missing. Types may point back.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'engine-is-plain',
      comment: 'The engine must run without Nest, TypeORM and our domains: it declares ports.',
      severity: 'error',
      from: { path: '^src/engine/' },
      to: { path: ['^src/(?!engine/)', 'node_modules/(@nestjs|typeorm|pg|rxjs)/', 'node_modules/@nestjs/'] },
    },
    {
      name: 'law-is-plain',
      comment: 'Law is facts and pure functions; dates are handed in.',
      severity: 'error',
      from: { path: '^src/law/' },
      to: { path: ['^src/(?!law/)', 'node_modules/(@nestjs|typeorm|pg|rxjs|bpmn-[a-z]+)/'] },
    },
    {
      name: 'pure-folders-do-no-io',
      comment: 'Files, sockets and child processes have no place in law and engine.',
      severity: 'error',
      from: { path: '^src/(law|engine)/' },
      to: { path: '^(node:)?(fs|net|http|https|child_process|worker_threads)(/|$)' },
    },
    {
      name: 'bpmn-engine-only-in-engine',
      comment: 'The library may be replaced: one folder knows it.',
      severity: 'error',
      from: { path: '^src/(?!engine/)' },
      to: { path: 'node_modules/(bpmn-engine|bpmn-elements|bpmn-moddle|moddle-context-serializer|feelin)/' },
    },
    {
      name: 'engine-through-its-door',
      comment: 'Only procedures hosts the engine; others may name its types, and all go through engine/index.ts.',
      severity: 'error',
      from: { path: `^src/(${DOMAINS}|platform)/` },
      to: { path: '^src/engine/', ...notTypes },
    },
    {
      name: 'platform-knows-no-domain',
      comment: 'Everybody stands on platform, so it stands on nobody. Command-line tools compose, like app.module.ts.',
      severity: 'error',
      from: { path: '^src/platform/(?!cli/)' },
      to: { path: '^src/(?!platform/)' },
    },
    {
      name: 'procedures-know-no-domain',
      comment: 'Steps, handlers, readers and ports are handed in; the host does not know whose they are.',
      severity: 'error',
      from: { path: '^src/procedures/' },
      to: { path: `^src/(${DOMAINS})/`, ...notTypes },
    },
    {
      name: 'domains-through-their-door',
      comment: "Another folder's index.ts is the only door to it.",
      severity: 'error',
      from: { path: `^src/(${DOMAINS}|procedures|law|engine)/` },
      to: {
        path: `^src/(${DOMAINS}|procedures|law|engine)/(?!index\\.ts$|[a-z-]+/index\\.ts$|step\\.ts$|types\\.ts$)`,
        pathNot: ['^src/$1/'],
      },
    },
    {
      name: 'casework-does-not-look-up',
      comment: 'Oversight stands above the case; the case must not know that it is watched.',
      severity: 'error',
      from: { path: '^src/casework/' },
      to: { path: '^src/oversight/' },
    },
    {
      name: 'controllers-are-thin',
      comment: 'A controller has one statement: it knows services, DTOs and HTTP, but no law, engine or table.',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: {
        path: ['^src/law/', '^src/engine/', '\\.(repository|entity)\\.ts$', 'node_modules/(typeorm|@nestjs/typeorm|pg)/'],
        ...notTypes,
      },
    },
    {
      name: 'typeorm-behind-repositories',
      comment: 'TypeORM and SQL drivers live in *.entity.ts, *.repository.ts and platform/database; @nestjs/typeorm also in modules.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '\\.(entity|repository)\\.ts$',
          '^src/platform/(database|cli)/',
          '^src/platform/infrastructure\\.ts$',
          '^src/platform/jobs/notification-listener\\.ts$',
        ],
      },
      to: { path: 'node_modules/(typeorm|pg)/', ...notTypes },
    },
    {
      name: 'nest-typeorm-in-modules',
      comment: 'Entities are registered in modules; repositories take them from the running transaction.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.(module|repository)\\.ts$', '^src/platform/infrastructure\\.ts$'] },
      to: { path: 'node_modules/@nestjs/typeorm/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules and transitions are decided without a database, so that every row of them can be tested in a millisecond.',
      severity: 'error',
      from: { path: `^src/(${DOMAINS})/.*-(rules|transitions)\\.ts$` },
      to: {
        path: ['node_modules/(@nestjs|typeorm|pg)/', '\\.(repository|service|entity)\\.ts$', '^src/platform/(database|http|jobs|files)/'],
        ...notTypes,
      },
    },
    {
      name: 'src-never-imports-tests',
      comment: 'The product must build without its tests.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts|web)/' },
    },
    {
      name: 'only-installed-packages',
      comment: 'A package that package.json does not name is gone with the next installation.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
    {
      name: 'no-unresolved',
      comment: 'Every import must lead somewhere.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/metadata\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
