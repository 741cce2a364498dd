import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Event } from '../../../shared/event.ts';
import type { Process } from '../../../shared/process.ts';
import { Spoken } from '../../ui/spoken.tsx';
import { newEvents } from './arrivals.ts';
import { eventKinds } from './event-kind.ts';
import { stationName } from './event-station.ts';

/** What comes within this time is said in one sentence. */
const pause = 1000;

/** The one place that speaks up when something changes: "Manager opened the link". */
export function LiveStatus({ process, events }: { process: Process; events: readonly Event[] }) {
  const { t } = useTranslation('timeline');
  const said = useRef(events);
  const [words, setWords] = useState('');
  useEffect(() => {
    const fresh = newEvents(said.current, events);
    const last = fresh.at(-1);
    if (last === undefined) return;
    const timer = setTimeout(() => {
      said.current = events;
      const sentence = t(`said.${eventKinds[last.type].word}`, { station: stationName(process, last) ?? '' });
      setWords(fresh.length === 1 ? sentence : t('said.many', { count: fresh.length, last: sentence }));
    }, pause);
    return () => clearTimeout(timer);
  }, [events, process, t]);
  return <Spoken words={words} />;
}
