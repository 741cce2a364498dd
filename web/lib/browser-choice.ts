import { isLanguage, type Language } from '../locales/languages.ts';

/** The zone that the browser is in, by its IANA name. */
export const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The first language among those of the reader that the pages speak; English where they speak none. */
export function browserLanguage(tags: readonly string[] = navigator.languages): Language {
  return tags.map(languageOf).find(isLanguage) ?? 'en';
}

/** By hand: some browsers hand on tags of their system that Intl refuses. */
function languageOf(tag: string): string {
  const id = tag.toLowerCase().split('-', 1).join();
  // What Hebrew was called once, and on some systems still is.
  return id === 'iw' ? 'he' : id;
}
