/** The folders' rules; `turbo boundaries` holds the packages. @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two things that need each other are one thing, or want a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'modules-through-their-door',
      comment: 'A module reaches another only through its index.ts; a test also uses what another module keeps for tests.',
      severity: 'error',
      from: { path: '^apps/server/src/modules/([^/]+)/' },
      to: {
        path: '^apps/server/src/modules/([^/]+)/',
        pathNot: ['^apps/server/src/modules/$1/', '^apps/server/src/modules/[^/]+/(index\\.ts$|testing/)'],
      },
    },
    {
      name: 'modules-from-outside-through-their-door',
      comment: 'The rest of the server reaches a module only through its index.ts; a test also uses what a module keeps for tests.',
      severity: 'error',
      from: { path: '^apps/server/src/', pathNot: '^apps/server/src/modules/' },
      to: { path: '^apps/server/src/modules/', pathNot: '^apps/server/src/modules/[^/]+/(index\\.ts$|testing/)' },
    },
    {
      name: 'kernel-knows-no-module',
      severity: 'error',
      from: { path: '^apps/server/src/kernel/' },
      to: { path: '^apps/server/src/(modules|demo|testing)/' },
    },
    {
      name: 'doors-hold-no-data',
      comment: 'Router and REST files call verbs and queries; the database is not theirs.',
      severity: 'error',
      from: { path: '\\.(router|rest)\\.ts$' },
      to: { path: '^packages/db/|node_modules/@mikro-orm/|node_modules/kysely/' },
    },
    { name: 'packages-know-no-app', severity: 'error', from: { path: '^packages/' }, to: { path: '^apps/' } },
    {
      name: 'domain-stands-alone',
      severity: 'error',
      from: { path: '^packages/domain/src', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/(?!domain/)|^apps/|node_modules' },
    },
    {
      name: 'web-loads-no-validator',
      comment: 'zod would weigh 25 kB on a phone: types only.',
      severity: 'error',
      from: { path: '^apps/web/src' },
      to: { path: '^packages/contracts/src/(?!errors)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tests-stay-tests',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$|/testing/|^apps/e2e/|^packages/domain/src/builders/' },
      to: { path: '/testing/|\\.test\\.tsx?$|^packages/domain/src/builders/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/\\.pnpm/(?!.*@mikro-orm|.*kysely))/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
}
