import type { Source } from '../../../shared/source.ts';

/** Those of the settings that a source does not have. */
export function missingSettings({ vendor, sealed }: Source, needs: readonly string[]): string[] {
  return needs.filter((name) => (vendor[name] ?? '') === '' && !sealed.includes(name));
}
