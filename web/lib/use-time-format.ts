import { useTranslation } from 'react-i18next';
import { createTimeFormat, type TimeFormat } from './format-time.ts';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const formats = new Map<string, TimeFormat>();

/** The one way to write a time on any page: in its language and in the zone of the browser. */
export function useTimeFormat(): TimeFormat {
  const { language } = useTranslation().i18n;
  const known = formats.get(language);
  if (known !== undefined) return known;
  const made = createTimeFormat(language, zone);
  formats.set(language, made);
  return made;
}
