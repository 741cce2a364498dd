/** A time written at the axis. */
export interface Tick {
  time: number;
  x: number;
  label: string;
  /** The day, where it is not that of the label before it; null on a chart within one day. */
  day: string | null;
}

export interface TickCandidate {
  time: number;
  /** Lower ones are placed first; those of rank 0 stand at the ends of the chart. */
  rank: number;
}

interface TickInput {
  candidates: readonly TickCandidate[];
  /** The line of the present has a word of its own there; null without one. */
  present: number | null;
  x: (time: number) => number;
  timeLabel: (time: number) => string;
  dayOf: (time: number) => string;
}

/** Pixels from the middle of one label to the middle of the next. */
export const tickSpacing = 52;

/**
 * Chooses which moments the axis names: the most telling first, none where it would touch another,
 * none that repeats the words of its neighbour.
 */
export function placeTicks({ candidates, present, x, timeLabel, dayOf }: TickInput): Tick[] {
  const placed: { time: number; x: number; label: string }[] = [];
  const presentX = present === null ? null : x(present);
  for (const { time } of [...candidates].sort((a, b) => a.rank - b.rank || a.time - b.time)) {
    const at = x(time);
    const label = timeLabel(time);
    if (presentX !== null && Math.abs(presentX - at) < tickSpacing) continue;
    if (placed.some((other) => Math.abs(other.x - at) < tickSpacing)) continue;
    const before = placed.filter((other) => other.time <= time).sort((a, b) => b.time - a.time)[0];
    const after = placed.filter((other) => other.time > time).sort((a, b) => a.time - b.time)[0];
    const repeats = [before, after].some(
      (other) => other?.label === label && dayOf(other.time) === dayOf(time),
    );
    if (!repeats) placed.push({ time, x: at, label });
  }
  placed.sort((a, b) => a.time - b.time);
  const days = new Set(
    [...placed.map((each) => each.time), ...(present === null ? [] : [present])].map(dayOf),
  );
  return placed.map((each, index) => {
    const before = placed[index - 1];
    const day = dayOf(each.time);
    const isNew = before === undefined || dayOf(before.time) !== day;
    return { ...each, day: days.size > 1 && isNew ? day : null };
  });
}
