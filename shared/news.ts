import { z } from 'zod';

/**
 * What became of a process in the meantime: `started` and still under way, `moved` to another place on its line, ended in
 * one of five ways, or `noted`: something was told of it that moved nothing. Each counts once, by what matters most.
 */
export const newsKinds = [
  'started',
  'moved',
  'completed',
  'expired',
  'failed',
  'deleted',
  'closed',
  'noted',
] as const;
export type NewsKind = (typeof newsKinds)[number];

/** What changed in a search after a number of the log, tests left out. */
export const news = z.object({
  kinds: z.record(z.enum(newsKinds), z.number().int()),
  /** True where more changed than was looked at: read each number as "at least". */
  capped: z.boolean(),
  /** Number of the newest event that this answer knows of. Lower than what was asked from: this is another database. */
  seq: z.number().int(),
});
export type News = z.infer<typeof news>;
