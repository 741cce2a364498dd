import { expect, it } from 'vitest';
import { browserLanguage } from './browser-choice.ts';

it.each([
  [['he-IL', 'en-US'], 'he'],
  [['iw'], 'he'],
  [['fr-FR', 'he', 'en'], 'he'],
  [['en-GB', 'he'], 'en'],
  [['fr-FR'], 'en'],
  [['en_US@posix'], 'en'],
  [[], 'en'],
])('of %j the pages speak %s', (tags, language) => {
  expect(browserLanguage(tags)).toBe(language);
});
