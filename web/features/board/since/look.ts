import { z } from 'zod';

const point = z.object({
  /** Number of the log that the board knew of. */
  seq: z.number(),
  /** Epoch milliseconds. */
  at: z.number(),
});

/** What this browser remembers of the board. */
export const look = z.object({
  /** When the board was last on its screen; null before the first time. */
  last: point.nullable(),
  /** What is news since when; null where nothing is, or all was seen. */
  news: point
    .extend({
      /** When the person came back, in epoch milliseconds. */
      returnedAt: z.number(),
      /** Keys of the rows that were looked at since. */
      seen: z.array(z.string()),
    })
    .nullable(),
});
export type Look = z.infer<typeof look>;

export const noLook: Look = { last: null, news: null };

/** Whoever was away for less has missed nothing. */
const absence = 2 * 60_000;

/** The board is on the screen. */
export function looked(known: Look, seq: number, now: number): Look {
  return { ...known, last: { seq: Math.max(seq, known.last?.seq ?? 0), at: now } };
}

/** The board is on the screen again. What was not seen the last time stays news. */
export function cameBack(known: Look, now: number): Look {
  const { last, news } = known;
  if (last === null || now - last.at < absence) return known;
  const { seq, at, seen } = news ?? { ...last, seen: [] };
  return { ...known, news: { seq, at, seen, returnedAt: now } };
}

export function sawAll(known: Look): Look {
  return { ...known, news: null };
}
