import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

// Files that do not exist have no types, so the rules that need them are off here.
const eslint = new ESLint({
  overrideConfig: [
    {
      files: ['**/*'],
      ...tseslint.configs.disableTypeChecked,
      languageOptions: { parserOptions: { projectService: false, program: null, project: false } },
    },
  ],
});

/** Lints a text as if it stood in this file, and gives the rules that object. */
async function objections(file: string, text: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: file });
  return [...new Set(result?.messages.map((message) => message.ruleId))];
}

const used = 'export const one = 1;\n';
const cases: readonly [what: string, rule: string, file: string, text: string][] = [
  ['any', '@typescript-eslint/no-explicit-any', 'server/one.ts', 'export const one: any = 1;\n'],
  ['an enum', 'no-restricted-syntax', 'shared/one.ts', 'export enum One {\n  Two,\n}\n'],
  ['a default export', 'no-restricted-syntax', 'web/ui/one.tsx', 'export default 1;\n'],
  ['a barrel', 'no-restricted-syntax', 'server/process/index.ts', "export * from './fold.ts';\n"],
  ['a barrel with names', 'no-restricted-syntax', 'web/lib/index.ts', "export { one } from './one.ts';\n"],
  ['a capital in a file name', 'check-file/filename-naming-convention', 'web/ui/StationMark.tsx', used],
  ['a folder with an underscore', 'check-file/folder-naming-convention', 'web/my_folder/one.ts', used],
  ['a file called utils', 'check-file/filename-blocklist', 'server/http/utils.ts', used],
  ['a file called helpers', 'check-file/filename-blocklist', 'web/lib/helpers.ts', used],
  [
    'markup from a string',
    'no-restricted-syntax',
    'web/ui/one.tsx',
    "export const one = <p dangerouslySetInnerHTML={{ __html: '' }} />;\n",
  ],
  [
    'innerHTML',
    'no-restricted-syntax',
    'web/ui/one.ts',
    'export const one = (e: Element) => {\n  e.innerHTML = location.hash;\n};\n',
  ],
  [
    'raw SQL',
    'no-restricted-syntax',
    'server/store/sqlite/one.ts',
    "import { sql } from 'drizzle-orm';\nexport const one = sql.raw('x');\n",
  ],
  ['a file of 301 lines', 'max-lines', 'server/one.ts', used.repeat(301).replaceAll('one', 'o')],
  ['console in the server', 'no-console', 'server/http/one.ts', "console.log('one');\nexport {};\n"],
  ['a loose comparison', 'eqeqeq', 'server/one.ts', 'export const one = (a: unknown) => a == 1;\n'],
  [
    'a hook under a condition',
    'react-hooks/rules-of-hooks',
    'web/ui/one.tsx',
    "import { useState } from 'react';\nexport function One({ on }: { on: boolean }) {\n  if (on) useState(1);\n  return null;\n}\n",
  ],
  [
    'a type imported as a value',
    '@typescript-eslint/consistent-type-imports',
    'server/one.ts',
    "import { Hono } from 'hono';\nexport type One = Hono;\n",
  ],
];

describe('lint', () => {
  for (const [what, rule, file, text] of cases) {
    it(`objects to ${what}`, async () => {
      expect(await objections(file, text)).toContain(rule);
    });
  }

  it('has nothing against a small well-kept file', async () => {
    expect(await objections('server/process/one-thing.ts', used)).toEqual([]);
  });

  it('lets a configuration file export a default and a test be long', async () => {
    expect(await objections('vite.config.ts', 'export default 1;\n')).toEqual([]);
    expect(await objections('server/one.test.ts', used.repeat(400).replace(/one/g, 'o'))).not.toContain(
      'max-lines',
    );
  });
});
