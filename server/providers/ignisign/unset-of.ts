import type { ReadOptions } from '../provider.ts';

/** Those of the settings that have no value. */
export function unsetOf(settings: ReadOptions['settings'], names: readonly string[]): string[] {
  return names.filter((name) => !settings[name]);
}
