import type { Plugin } from 'vite';

/** The two modules by which zod turns schemas into JSON Schema, a tenth of what a first visit would load. */
const modules = /[\\/]zod[\\/]v4[\\/]core[\\/](?:to-json-schema|json-schema-processors)\.js$/;

/**
 * Leaves JSON Schema out of the pages: they only parse. Every schema refers to it through its methods, so
 * no bundler can tell that it is unused. Should a page ever call one of those, it fails with a sentence.
 */
export function withoutJsonSchema(): Plugin {
  return {
    name: 'without-json-schema',
    apply: 'build',
    transform(code, id) {
      if (!modules.test(id)) return null;
      const declared = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
      const renamed = [...code.matchAll(/^export \{ (\w+) as (\w+) \};$/gm)];
      const lines = [
        `const absent = () => () => { throw new Error('JSON Schema is left out of the pages'); };`,
        ...declared.map((name) => `export const ${name} = absent;`),
        ...renamed.map(([, name, alias]) => `export { ${name} as ${alias} };`),
      ];
      return { code: lines.join('\n'), map: null };
    },
  };
}
