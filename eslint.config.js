import checkFile from 'eslint-plugin-check-file';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What no file may do; the sentence is what the author reads. Import directions are in .dependency-cruiser.mjs. */
const never = [
  { selector: 'TSEnumDeclaration', message: 'Use a list of strings with `as const`.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that defines it.' },
  {
    selector: 'ExportNamedDeclaration[source]',
    message: 'No barrels: import from the file that defines it.',
  },
  {
    selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
    message: 'Vendor text is hostile: let React escape it.',
  },
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(inner|outer)HTML$/]',
    message: 'Vendor text is hostile: set textContent.',
  },
  {
    selector: 'MemberExpression[object.name="sql"][property.name="raw"]',
    message: 'Text that goes into SQL unescaped: use the sql template.',
  },
];
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export it by its name.' };

export default defineConfig(
  globalIgnores(['dist', 'data', 'coverage', 'test-results', 'playwright-report', 'drizzle']),
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    extends: [tseslint.configs.strictTypeChecked],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { 'check-file': checkFile },
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', '.dependency-cruiser.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-restricted-syntax': ['error', ...never, noDefaultExport],
      'max-lines': ['error', { max: 300, skipBlankLines: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-empty-pattern': 'error',
      'check-file/filename-naming-convention': [
        'error',
        { '**/*': 'KEBAB_CASE' },
        { ignoreMiddleExtensions: true },
      ],
      'check-file/folder-naming-convention': ['error', { '{server,shared,web}/**/': 'KEBAB_CASE' }],
      'check-file/filename-blocklist': [
        'error',
        {
          '**/{utils,util,helpers,helper,misc,common,types,constants}.*': 'a-name-that-says-what-it-holds.*',
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An async function without await turns what it throws into a rejection: that is what a promised verb owes.
      '@typescript-eslint/require-await': 'off',
      // Parts are closures; none of them knows a `this` that could get lost.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
    },
  },
  {
    files: ['web/**/*.{ts,tsx}'],
    // A Playwright fixture is handed a function called `use`, which is no hook.
    ignores: ['web/e2e/**'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    // Programs that speak to a person in a terminal.
    files: [
      'server/scripts/**',
      'server/simulate/**',
      'server/bench/**',
      'server/faults/main.ts',
      'server/demo.ts',
      'server/main.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    // A table of cases reads better in one piece than in three files.
    files: ['**/*.{test,spec,suite}.{ts,tsx}'],
    rules: { 'max-lines': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Tools that insist on a default export.
    files: ['**/*.config.{ts,js}', '.dependency-cruiser.mjs', 'web/e2e/accessibility-report.ts'],
    rules: { 'no-restricted-syntax': ['error', ...never] },
  },
  {
    // Plain JavaScript: its types are comments and its JSON is untyped.
    files: ['**/*.{js,mjs}'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
