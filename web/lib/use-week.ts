import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { browserZone } from './browser-choice.ts';
import { useStore } from './store.ts';
import { viewer } from './viewer.ts';
import { createWeek, usualWeekStart, type Week } from './week.ts';

/** The working week of the viewer; where none was chosen, the one that is usual in the zone. */
export function useWeek(): Week {
  const { language } = useTranslation().i18n;
  const { zone: chosen, week } = useStore(viewer);
  const zone = chosen ?? browserZone;
  return useMemo(() => createWeek(language, zone, week ?? usualWeekStart(zone)), [language, zone, week]);
}
