import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractConfiguration from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { afterEach, describe, expect, it } from 'vitest';

const configuration = await extractConfiguration(
  fileURLToPath(new URL('../../.dependency-cruiser.mjs', import.meta.url)),
);

/** An arrow: the file that imports, and what its import says. */
type Arrow = readonly [from: string, to: string];

const forbidden: Record<string, readonly Arrow[]> = {
  resolvable: [['server/app.ts', './nowhere.ts']],
  'shared-imports': [
    ['shared/process.ts', '../server/log.ts'],
    ['shared/process.ts', 'hono'],
  ],
  'web-meets-server': [['web/lib/api.ts', '../../server/log.ts']],
  'server-meets-web': [['server/http/pages.ts', '../../web/lib/format.ts']],
  'feature-imports-feature': [
    ['web/features/board/row.tsx', '../timeline/chart.tsx'],
    ['web/features/board/row.tsx', '../../app/routes.tsx'],
  ],
  'ui-imports': [
    ['web/ui/button.tsx', '../features/board/row.tsx'],
    ['web/ui/button.tsx', '../lib/live.ts'],
    ['web/ui/button.tsx', '@tanstack/react-query'],
  ],
  'lib-imports': [['web/lib/api.ts', '../ui/button.tsx']],
  'process-imports': [['server/process/fold.ts', '../search/filter.ts']],
  'providers-imports': [['server/providers/acme/read.ts', '../../process/fold.ts']],
  'search-imports': [['server/search/filter.ts', '../store/store.ts']],
  'simulate-imports': [['server/simulate/play.ts', '../ingest/take.ts']],
  'store-imports': [['server/store/sqlite/store.ts', '../../ingest/take.ts']],
  'sources-imports': [['server/sources/admit.ts', '../ingest/take.ts']],
  'ingest-imports': [
    ['server/ingest/take.ts', '../store/sqlite/store.ts'],
    ['server/ingest/take.ts', '../store/open.ts'],
    ['server/ingest/take.ts', '../http/pages.ts'],
  ],
  'live-imports': [['server/live/feed.ts', '../ingest/take.ts']],
  'feeds-imports': [['server/feeds/write-news.ts', '../store/store.ts']],
  'export-imports': [['server/export/csv.ts', '../http/pages.ts']],
  'http-imports': [
    ['server/http/pages.ts', '../store/sqlite/store.ts'],
    ['server/http/pages.ts', '../config.ts'],
  ],
  'provider-imports-provider': [['server/providers/acme/read.ts', '../other/read.ts']],
  'dialect-imports-dialect': [
    ['server/store/sqlite/store.ts', '../postgres/store.ts'],
    ['server/store/sqlite/store.ts', '../open.ts'],
  ],
  'assembly-is-the-top': [['server/live/feed.ts', '../app.ts']],
  pure: [
    ['server/process/fold.ts', 'node:fs'],
    ['server/search/filter.ts', 'node:crypto'],
  ],
  'database-in-store': [
    ['server/http/pages.ts', 'drizzle-orm'],
    ['server/main.ts', 'better-sqlite3'],
  ],
  'socket-in-one-file': [['server/live/feed.ts', 'socket.io']],
  'socket-client-in-one-file': [['web/features/board/row.tsx', 'socket.io-client']],
  'runtime-packages': [['server/http/pages.ts', 'fast-check']],
  'tests-stay-outside': [['server/http/pages.ts', '../process/fold.test.ts']],
};

const allowed: readonly Arrow[] = [
  ['shared/process.ts', 'zod'],
  ['server/main.ts', './store/open.ts'],
  ['server/app.ts', './http/pages.ts'],
  ['server/http/pages.ts', '../ingest/take.ts'],
  ['server/http/pages.ts', '../store/store.ts'],
  ['server/http/pages.ts', '../log.ts'],
  ['server/ingest/take.ts', '../providers/acme/read.ts'],
  ['server/ingest/take.ts', '../sources/admit.ts'],
  ['server/sources/admit.ts', '../providers/acme/read.ts'],
  ['server/http/pages.ts', '../sources/admit.ts'],
  ['server/ingest/take.ts', '../../shared/process.ts'],
  ['server/store/open.ts', './sqlite/store.ts'],
  ['server/store/sqlite/store.ts', '../store.ts'],
  ['server/store/sqlite/store.ts', 'drizzle-orm'],
  ['server/live/socket.ts', 'socket.io'],
  ['server/process/fold.test.ts', 'fast-check'],
  ['server/providers/acme/read.ts', 'node:crypto'],
  ['web/lib/live.ts', 'socket.io-client'],
  ['web/features/board/row.tsx', '../../lib/api.ts'],
  ['web/features/board/row.tsx', '../../ui/button.tsx'],
  ['web/app/routes.tsx', '../features/board/row.tsx'],
];

const packages = ['zod', 'hono', 'drizzle-orm', 'better-sqlite3', 'socket.io'];
const devPackages = ['@tanstack/react-query', 'socket.io-client', 'fast-check'];

let folder: string | undefined;

/** Draws a small project with these arrows and gives the names of the rules that object to it. */
async function objections(arrows: readonly Arrow[]): Promise<string[]> {
  folder = mkdtempSync(join(tmpdir(), 'arrows-'));
  const write = (path: string, text: string) => {
    const file = join(folder!, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const listed = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  write(
    'package.json',
    JSON.stringify({ dependencies: listed(packages), devDependencies: listed(devPackages) }),
  );
  write('tsconfig.json', '{}');
  for (const name of [...packages, ...devPackages]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'exports.thing = 1;');
  }
  for (const side of ['server', 'shared', 'web']) write(`${side}/nothing.ts`, 'export {};');
  const files = new Map<string, string>();
  for (const [from, to] of arrows) {
    const isFile = to.startsWith('.') && !to.includes('nowhere');
    if (isFile) files.set(join(dirname(from), to), files.get(join(dirname(from), to)) ?? '');
    // A type is an arrow too; a package of types alone is none, it is gone when the server runs.
    const word = isFile ? 'import type' : 'import';
    files.set(from, `${files.get(from) ?? ''}${word} * as it${files.size} from '${to}';\n`);
  }
  for (const [path, imports] of files) write(path, `${imports}export const thing = 1;\n`);

  const { options, ...ruleSet } = configuration;
  const { output } = await cruise(
    ['server', 'shared', 'web'],
    { ...options, baseDir: folder, validate: true, ruleSet },
    { bustTheCache: true },
  );
  const { violations } = (output as ICruiseResult).summary;
  return [...new Set(violations.map((violation) => violation.rule.name))];
}

afterEach(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});

describe('import directions', () => {
  it('have a forbidden arrow drawn here for every rule', () => {
    const proven = [...Object.keys(forbidden), 'no-cycles'].sort();
    expect(configuration.forbidden?.map((rule) => rule.name).sort()).toEqual(proven);
  });

  for (const [rule, arrows] of Object.entries(forbidden)) {
    for (const arrow of arrows) {
      it(`${rule} objects to ${arrow[0]} importing ${arrow[1]}`, async () => {
        expect(await objections([arrow])).toContain(rule);
      });
    }
  }

  it('no-cycles objects to two files that import each other', async () => {
    const there: Arrow = ['server/live/feed.ts', './follower.ts'];
    const back: Arrow = ['server/live/follower.ts', './feed.ts'];
    expect(await objections([there, back])).toEqual(['no-cycles']);
  });

  it('let every arrow of the architecture pass', async () => {
    expect(await objections(allowed)).toEqual([]);
  });
});
