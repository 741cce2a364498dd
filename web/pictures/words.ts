import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { board as boardEn } from '../locales/en/board.ts';
import { states as statesEn } from '../locales/en/states.ts';
import { timeline as timelineEn } from '../locales/en/timeline.ts';
import { board as boardHe } from '../locales/he/board.ts';
import { states as statesHe } from '../locales/he/states.ts';
import { timeline as timelineHe } from '../locales/he/timeline.ts';
import type { Language } from '../locales/languages.ts';

const resources = {
  en: { board: boardEn, states: statesEn, timeline: timelineEn },
  he: { board: boardHe, states: statesHe, timeline: timelineHe },
} satisfies Record<Language, object>;

/** The words of the pages, in every language at once: one picture may be in another than the next. */
export const words: Record<Language, i18n> = { en: wordsIn('en'), he: wordsIn('he') };

function wordsIn(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    resources,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}
