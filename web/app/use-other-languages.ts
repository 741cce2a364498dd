import { useTranslation } from 'react-i18next';
import { choose } from '../lib/viewer.ts';
import { isLanguage, languages, type Language } from '../locales/languages.ts';

export interface OtherLanguage {
  id: Language;
  /** In itself, so that whoever looks for it can read it. */
  name: string;
  speak: () => void;
}

/** The languages that the page could be in but is not. */
export function useOtherLanguages(): readonly OtherLanguage[] {
  const { language } = useTranslation().i18n;
  return Object.keys(languages)
    .filter(isLanguage)
    .filter((id) => id !== language)
    .map((id) => ({ id, name: languages[id].name, speak: () => choose({ language: id }) }));
}
