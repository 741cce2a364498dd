/** Every language of the pages, each named in itself, with the direction in which it is written. */
export const languages = {
  en: { name: 'English', dir: 'ltr' },
  he: { name: 'עברית', dir: 'rtl' },
} as const;

export type Language = keyof typeof languages;

export function isLanguage(id: string): id is Language {
  return Object.hasOwn(languages, id);
}
