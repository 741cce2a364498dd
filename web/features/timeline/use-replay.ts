import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { Event } from '../../../shared/event.ts';
import { timeOf } from './lane-model.ts';
import { playOn, replayScale, speeds, stepOn } from './replay-scale.ts';
import type { TimeScale } from './time-scale.ts';

export interface Replay {
  /** The moment that is shown, in epoch milliseconds; null for the present. */
  moment: number | null;
  /** When what stands at that moment happened: the last event until then. Null for the present. */
  since: string | null;
  /** The events until that moment. */
  events: readonly Event[];
  /** Every moment of the process, along the scrubber. Null while there is nothing to play. */
  scale: TimeScale | null;
  playing: boolean;
  speed: number;
  show: (moment: number | null) => void;
  toggle: () => void;
  faster: () => void;
}

/** Milliseconds between two pictures: the eye takes it for motion, and the page has time for the rest. */
const frame = 50;
/** From event to event, for those who want no motion. */
const pause = 1000;
/** The address is written when the moment has stood still for so long: browsers count how often it is. */
const settle = 250;

/** `events` in timeline order, `end` the end of the story as it is known: the present, or what happened last. */
export function useReplay(
  events: readonly Event[],
  end: number,
  address: { moment: number | null; setMoment: (moment: number | null) => void },
): Replay {
  const [wanted, setWanted] = useState(address.moment);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const speed = speeds[at] ?? 1;
  // The present moves each second; the scrubber need not.
  const roundEnd = Math.ceil(end / 60_000) * 60_000;
  const scale = useMemo(
    () => (events.length < 2 ? null : replayScale([...events.map(timeOf), roundEnd])),
    [events, roundEnd],
  );
  const first = scale?.stretches[0]?.from ?? null;
  const moment = wanted === null || first === null || wanted >= end ? null : Math.max(wanted, first);

  const tick = useEffectEvent((still: boolean) => {
    const next =
      scale === null || moment === null
        ? null
        : still
          ? stepOn(scale, moment)
          : playOn(scale, moment, frame, speed);
    setWanted(next);
    if (next === null || next >= end) setPlaying(false);
  });
  useEffect(() => {
    if (!playing) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const timer = setInterval(() => tick(still), still ? pause / speed : frame);
    return () => clearInterval(timer);
  }, [playing, speed]);

  const write = useEffectEvent(() => {
    if (address.moment !== moment) address.setMoment(moment);
  });
  useEffect(() => {
    if (playing) return;
    const timer = setTimeout(() => write(), settle);
    return () => clearTimeout(timer);
  }, [moment, playing]);

  const until = useMemo(
    () => (moment === null ? events : events.filter((event) => timeOf(event) <= moment)),
    [events, moment],
  );
  return {
    moment,
    since: moment === null ? null : (until.at(-1)?.occurredAt ?? null),
    events: until,
    scale,
    playing,
    speed,
    show(next) {
      setPlaying(false);
      setWanted(next);
    },
    toggle() {
      if (!playing && moment === null) setWanted(first);
      setPlaying(!playing && first !== null);
    },
    faster: () => setAt((at + 1) % speeds.length),
  };
}
