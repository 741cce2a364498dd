import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '../locales/en.ts';
import { languages, type Language } from '../locales/languages.ts';
import { loadPart } from './load-part.ts';

type Parts = typeof en.parts;
type PartName = keyof Parts;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: typeof en.first & { [Name in PartName]: Awaited<ReturnType<Parts[Name]>> };
  }
}

/** The words of one language: those of the first view, and for each other part the way to get them. */
interface Locale {
  first: Record<string, object>;
  parts: Record<PartName, () => Promise<object>>;
}

/** English is what the pages fall back to, so it is here from the beginning; another language comes when wanted. */
const locales: Record<Language, () => Locale | Promise<Locale>> = {
  en: () => en,
  he: async () => (await import('../locales/he.ts')).he,
};

/** Every word on the screen comes from here. React escapes, so i18next must not do it a second time. */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: en.first },
  defaultNS: 'shell',
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** What the page is in, and what it is about to be in; the same except while words are on their way. */
let spoken: Language = 'en';
let wanted: Language = 'en';
/** Those whose words are here. */
const parts = new Set<PartName>();

/** Brings the words of a part; whatever shows them waits for this. */
export async function loadWords(part: PartName): Promise<void> {
  let loaded: Language;
  do {
    loaded = wanted;
    await Promise.all([...new Set([spoken, loaded])].map((language) => addPart(language, part)));
    // Another language may have been chosen meanwhile.
  } while (loaded !== wanted);
  parts.add(part);
}

/** Puts the page into a language, without a reload; resolves once it is. The last one asked for wins. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  await loadPart(async () => {
    for (const [name, words] of Object.entries((await locales[language]()).first)) {
      i18n.addResourceBundle(language, name, words);
    }
    await Promise.all([...parts].map((part) => addPart(language, part)));
  });
  if (wanted !== language) return;
  spoken = language;
  document.documentElement.lang = language;
  document.documentElement.dir = languages[language].dir;
  await i18n.changeLanguage(language);
}

async function addPart(language: Language, part: PartName): Promise<void> {
  const locale = await locales[language]();
  i18n.addResourceBundle(language, part, await locale.parts[part]());
}
