/**
 * Who may import whom. Every arrow that is not allowed here fails the check; a test draws each forbidden arrow once
 * and expects to see it reported.
 */

/** Tests, what makes arbitrary values for them, and in server/testing/ what they share. */
const tests = '\\.(test|spec|suite|arbitrary)\\.tsx?$|^server/testing/';
/** The files directly under server/ that put the parts together: app, main, demo and what they are made of. */
const assembly = '^server/[^/]+\\.ts$';
/** Programs and checks that stand beside the product and may look into any part of it. */
const workshop = '^server/(bench|faults|scripts)/|^web/e2e/|^[^/]+\\.ts$';

/**
 * One folder of the server and all that it may import from the project, besides itself and shared/.
 * @param {string} part
 * @param {string} mayImport regular expression of paths
 * @param {string} why
 * @returns {import('dependency-cruiser').IRegularForbiddenRuleType}
 */
function part(part, mayImport, why) {
  return {
    name: `${part}-imports`,
    severity: 'error',
    comment: why,
    from: { path: `^server/${part}/`, pathNot: tests },
    to: { path: '^(server|web)/', pathNot: [`^server/${part}/`, mayImport].filter((each) => each !== '') },
  };
}

/** What any part may know: how to log, what a failure and a state are called, and where the project lies. */
const ground = '^server/(log|errors|project-root|state-words)\\.ts$';
/** The store as an interface: its dialects and the choice between them are for the assembly alone. */
const storeInterface = '^server/store/(?!open\\.ts$)[^/]+\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one thing or three.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that leads nowhere hides from every other rule.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|@fontsource)|\\.css$' },
    },
    {
      name: 'shared-imports',
      severity: 'error',
      comment: 'shared/ imports the schema library and nothing else.',
      from: { path: '^shared/', pathNot: tests },
      to: { pathNot: '^shared/|^node_modules/zod/' },
    },
    {
      name: 'web-meets-server',
      severity: 'error',
      comment: 'The two sides meet in shared/.',
      from: { path: '^web/', pathNot: '^web/e2e/' },
      to: { path: '^server/' },
    },
    {
      name: 'server-meets-web',
      severity: 'error',
      comment: 'The two sides meet in shared/.',
      from: { path: '^server/' },
      to: { path: '^web/' },
    },
    {
      name: 'feature-imports-feature',
      severity: 'error',
      comment: 'A feature imports lib, ui and shared. What two features need belongs there.',
      from: { path: '^web/features/([^/]+)/' },
      to: { path: '^web/(features|app)/', pathNot: '^web/features/$1/' },
    },
    {
      name: 'ui-imports',
      severity: 'error',
      comment: 'ui/ is looks: no data, no fetching.',
      from: { path: '^web/ui/' },
      to: {
        path: '^web/(app|features)/|^web/lib/(live|api)|^node_modules/(@tanstack/react-query|socket\\.io-client)/',
      },
    },
    {
      name: 'lib-imports',
      severity: 'error',
      comment: 'lib/ is below everything else in web/.',
      from: { path: '^web/lib/', pathNot: tests },
      to: { path: '^web/(app|features|ui)/' },
    },
    part('process', '', 'The fold knows facts and nothing around them.'),
    // fact.ts is the word that both sides use: what a provider reads is what the fold folds.
    part(
      'providers',
      '^server/process/fact\\.ts$',
      'A provider is a plain object; it reads bytes and answers.',
    ),
    part('search', '', 'The language turns text into a filter; the store turns the filter into SQL.'),
    part('simulate', '', 'The simulator knows the product from outside, by its webhook address.'),
    part(
      'store',
      `^server/(process|search)/|${ground}`,
      'The store folds and filters; nothing above it is its business.',
    ),
    part(
      'sources',
      `^server/providers/|${storeInterface}|${ground}`,
      'Who may deliver, and what is known of them.',
    ),
    part(
      'ingest',
      `^server/(providers|process|sources)/|${storeInterface}|${ground}`,
      'The path of a delivery: provider and store.',
    ),
    part('live', `^server/(search|process)/|${storeInterface}|${ground}`, 'The feed follows the log.'),
    part(
      'export',
      `^server/(search|process)/|${storeInterface}|${ground}`,
      'A format streams what a filter finds.',
    ),
    part('feeds', ground, 'A feed is text made of processes, wherever they come from.'),
    part(
      'http',
      `^server/(providers|sources|ingest|process|search|live|export|feeds)/|${storeInterface}|${ground}`,
      'Routers use every part but neither choose a store nor read the environment.',
    ),
    {
      name: 'provider-imports-provider',
      severity: 'error',
      comment: 'Vendors do not know each other.',
      from: { path: '^server/providers/([^/]+)/' },
      to: { path: '^server/providers/[^/]+/', pathNot: '^server/providers/$1/' },
    },
    {
      name: 'dialect-imports-dialect',
      severity: 'error',
      comment: 'Both implement store/store.ts; neither leans on the other.',
      from: { path: '^server/store/([^/]+)/' },
      to: { path: '^server/store/([^/]+/|open\\.ts$)', pathNot: '^server/store/$1/' },
    },
    {
      name: 'assembly-is-the-top',
      severity: 'error',
      comment: 'Only the assembly knows every part, so nothing imports it.',
      from: { pathNot: [assembly, workshop, tests] },
      to: { path: assembly, pathNot: ground },
    },
    {
      name: 'pure',
      severity: 'error',
      comment: 'No clock, no files, no network: the same facts give the same process everywhere.',
      from: { path: '^server/(process|search)/|^shared/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'database-in-store',
      severity: 'error',
      comment: 'The database is known under store/ alone.',
      from: { path: '^(server|web|shared)/', pathNot: ['^server/store/', tests, workshop] },
      to: { path: '^node_modules/(drizzle-orm|better-sqlite3|pg)/' },
    },
    {
      name: 'socket-in-one-file',
      severity: 'error',
      comment: 'server/live/socket.ts is the only file that knows socket.io.',
      from: { path: '^(server|web|shared)/', pathNot: ['^server/live/socket\\.ts$', tests, workshop] },
      to: { path: '^node_modules/(socket\\.io|engine\\.io)/' },
    },
    {
      name: 'socket-client-in-one-file',
      severity: 'error',
      comment: 'web/lib/live.ts is the only writer from the socket to the cache.',
      from: { path: '^(server|web|shared)/', pathNot: ['^web/lib/live\\.ts$', tests, workshop] },
      to: { path: '^node_modules/socket\\.io-client/' },
    },
    {
      name: 'runtime-packages',
      severity: 'error',
      comment: 'The built server finds only what stands under dependencies.',
      from: { path: '^server/', pathNot: [tests, workshop, '\\.config\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tests-stay-outside',
      severity: 'error',
      comment: 'What only tests need does not get into the product.',
      from: { path: '^(server|web|shared)/', pathNot: [tests, workshop] },
      to: { path: [tests, '^node_modules/(vitest|fast-check|@playwright)/'] },
    },
  ],
  options: {
    // Types are arrows too: who names a part's types knows the part.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules/.*/node_modules)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
