import type { LineLayout, Stop } from './line-layout.ts';

/** What is drawn at one place of a line: a stop, or a number that stands for several. */
export type LinePlace = {
  key: string;
  /** The track to the next place; undefined after the last one. */
  track: LineLayout['segments'][number] | undefined;
} & ({ stop: Stop; folded: null } | { stop: null; folded: readonly Stop[] });

/**
 * At most `most` places: where there are more stops, the first, the last and as many as fit around the one that
 * matters stay, which is the one with the key `focus`, else a late one, else where the process stands.
 */
export function foldLine(
  { stops, segments }: Pick<LineLayout, 'stops' | 'segments'>,
  most: number,
  focus: string | null,
): LinePlace[] {
  const place = (stop: Stop, at: number): LinePlace => ({
    key: stop.key,
    track: segments[at],
    stop,
    folded: null,
  });
  if (stops.length <= most) return stops.map(place);
  const [from, to] = sight(stops.length, most, focusOf(stops, focus));
  const fold = (start: number, end: number): LinePlace[] => {
    const folded = stops.slice(start, end);
    const [first] = folded;
    if (first === undefined) return [];
    return [{ key: `folded:${first.key}`, track: segments[end - 1], stop: null, folded }];
  };
  const places = stops.map(place);
  const last = stops.length - 1;
  return [
    ...places.slice(0, Math.min(1, from)),
    ...fold(1, from),
    ...places.slice(from, to + 1),
    ...fold(to + 1, last),
    ...places.slice(Math.max(last, to + 1)),
  ];
}

function focusOf(stops: readonly Stop[], focus: string | null): number {
  const named = focus === null ? -1 : stops.findIndex(({ key }) => key === focus);
  if (named !== -1) return named;
  const late = stops.findIndex((stop) => stop.late);
  if (late !== -1) return late;
  const current = stops.findLastIndex((stop) => stop.current);
  return current === -1
    ? Math.max(
        0,
        stops.findLastIndex(({ mark }) => mark !== 'upcoming'),
      )
    : current;
}

/** The widest stretch around `focus` that leaves room for both ends and for what stands for the rest. */
function sight(count: number, most: number, focus: number): [from: number, to: number] {
  const places = (from: number, to: number) => {
    const before = from > 0 ? 1 + Math.min(1, from - 1) : 0;
    const after = to < count - 1 ? 1 + Math.min(1, count - 2 - to) : 0;
    return before + (to - from + 1) + after;
  };
  let [from, to] = [focus, focus];
  for (;;) {
    const fitsAfter = to < count - 1 && places(from, to + 1) <= most;
    if (fitsAfter) to += 1;
    const fitsBefore = from > 0 && places(from - 1, to) <= most;
    if (fitsBefore) from -= 1;
    if (!fitsAfter && !fitsBefore) return [from, to];
  }
}
