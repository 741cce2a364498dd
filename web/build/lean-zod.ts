import type { Plugin } from 'vite';

const jsonSchema = /[\\/]zod[\\/]v4[\\/]core[\\/](?:to-json-schema|json-schema-processors)\.js$/;
const cycles = /[\\/]zod[\\/]v4[\\/]core[\\/]memoizer\.js$/;
const schemas = /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/;
const sentences = /[\\/]zod[\\/]v4[\\/]locales[\\/]en\.js$/;

/**
 * Leaves out what zod brings along and the pages never use, a twelfth of a first visit: turning schemas into JSON
 * Schema, English sentences about faults, for which the pages have words of their own, the formats of texts such as
 * addresses, verbs that no schema here calls, the compiler of checks, which the page's security policy forbids, and
 * the memory by which it survives values that hold themselves, which JSON cannot. Every schema refers to these, so no
 * bundler can tell that they are unused.
 */
export function leanZod(): Plugin {
  return {
    name: 'lean-zod',
    apply: 'build',
    transform(code, id) {
      if (sentences.test(id)) return { code: 'export default () => ({});', map: null };
      if (schemas.test(id)) return { code: plain(code), map: null };
      if (cycles.test(id)) return { code: noCycles, map: null };
      return jsonSchema.test(id) ? { code: absent(code), map: null } : null;
    },
  };
}

/** Verbs of schemas that the pages have no use for; most bring a kind of schema or check along. */
const unused = [
  ...['and', 'catch', 'exactOptional', 'nonoptional', 'pipe', 'prefault', 'readonly'],
  ...[
    'superRefine',
    'transform',
    'includes',
    'startsWith',
    'endsWith',
    'lowercase',
    'uppercase',
    'toLowerCase',
  ],
  ...['toUpperCase', 'slugify', 'multipleOf', 'step', 'encode', 'decode', 'encodeAsync', 'decodeAsync'],
  ...['safeEncode', 'safeDecode', 'safeEncodeAsync', 'safeDecodeAsync', 'validate', 'validateAsync'],
  ...[
    'parseAsync',
    'safeParseAsync',
    'toJSONSchema',
    'negative',
    'nonpositive',
    'safeExtend',
    'brand',
    'merge',
    'required',
  ],
];
const unusedVerb = new RegExp(
  `^ {4}(?:async )?(${unused.join('|')})(?:: (?:async )?function \\w+)?\\([^)]*\\) \\{\\n {8}return [^\\n]*;\\n {4}\\},?$`,
  'gm',
);

/**
 * Objects are checked step by step, as they are anyway where nothing may be compiled. Every text carries a verb
 * for each format, and every schema the verbs above; should a page ever call one, it fails with a sentence.
 */
function plain(code: string): string {
  return code
    .replaceAll('core.$ZodObjectJIT', 'core.$ZodObject')
    .replace(
      /return this\.check\(core\._\w+\(Zod\w+, params\)\);/g,
      `throw new Error('formats of texts are left out of the pages');`,
    )
    .replace(unusedVerb, '    $1: leftOut,')
    .concat(`\nfunction leftOut() { throw new Error('this verb of schemas is left out of the pages'); }\n`);
}

/** To zod a memoizer is a setting that may be absent. */
const noCycles = `
export class $ZodCyclicError extends Error {}
export const memoizer = () => undefined;
export const isBackEdge = () => false;
export const isRecursiveSchema = () => false;
`;

/** The same exports; should a page ever call one, it fails with a sentence. */
function absent(code: string): string {
  const declared = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
  const renamed = [...code.matchAll(/^export \{ (\w+) as (\w+) \};$/gm)];
  return [
    `const absent = () => () => { throw new Error('JSON Schema is left out of the pages'); };`,
    ...declared.map((name) => `export const ${name} = absent;`),
    ...renamed.map(([, name, alias]) => `export { ${name} as ${alias} };`),
  ].join('\n');
}
