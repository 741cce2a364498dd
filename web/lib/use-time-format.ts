import { useTranslation } from 'react-i18next';
import { createTimeFormat, type TimeFormat } from './format-time.ts';
import { useStore } from './store.ts';
import { viewer } from './viewer.ts';
import { viewerZone } from './viewer-zone.ts';

const formats = new Map<string, TimeFormat>();

/** The one way to write a time on any page: in its language and in the zone that the viewer chose. */
export function useTimeFormat(): TimeFormat {
  const { language } = useTranslation().i18n;
  useStore(viewer);
  const zone = viewerZone();
  const key = `${language} ${zone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = createTimeFormat(language, zone);
  formats.set(key, made);
  return made;
}
