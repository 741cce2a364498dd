import type { Plugin } from 'vite';

const library = /[\\/]i18next[\\/]dist[\\/]esm[\\/]i18next\.js$/;

/**
 * Leaves out what i18next brings along for words that it fetches by itself and for values that it formats: our words
 * come with the parts that show them, and `Intl` formats before a sentence is made. Its classes refer to both, so no
 * bundler can tell that they are unused.
 */
export function leanI18next(): Plugin {
  return {
    name: 'lean-i18next',
    apply: 'build',
    transform(code, id) {
      if (!library.test(id)) return null;
      return { code: stubs.reduce(replaceClass, code), map: null };
    },
  };
}

const stubs: readonly (readonly [name: string, code: string])[] = [
  ['Connector', 'class Connector extends EventEmitter { state = {}; init() {} }'],
  ['Formatter', 'class Formatter { init() {} format(value) { return value; } }'],
];

function replaceClass(code: string, [name, stub]: readonly [string, string]): string {
  const whole = new RegExp(`^class ${name} [^]*?^}`, 'm');
  if (!whole.test(code)) throw new Error(`i18next has no class ${name} any more`);
  return code.replace(whole, stub);
}
