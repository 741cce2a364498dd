import { z } from 'zod';
import { counts } from './api.ts';
import { errorCode } from './errors.ts';
import { process } from './process.ts';

/** Ids that a board may have on its screen at once. */
export const maxVisible = 200;
/** New matches that one message to a board carries; the rest is counted in `more`. */
export const maxMatches = 100;

const id = z.string().max(512);

/**
 * What a client wants to hear of.
 * Nothing but `after`: every change. `processId`: that process, or each of those, and what was made from it. `q` with
 * `visible`: a board, which gets snapshots of what is on its screen and of new matches. `nothing`: silence until the
 * next follow.
 */
export const follow = z.object({
  nothing: z.literal(true).optional(),
  /** Changes after this number are caught up first; absent means from now on. */
  after: z.number().int().nonnegative().optional(),
  processId: z.union([id, z.array(id).min(1).max(maxVisible)]).optional(),
  q: z.string().max(2000).optional(),
  /** IANA name of the zone whose days `q` speaks of; UTC where absent. */
  zone: z.string().optional(),
  visible: z.array(id).max(maxVisible).optional(),
});
export type Follow = z.infer<typeof follow>;

/** `seq`: everything wished for up to this number was sent before the answer; what is newer follows. */
export const followAnswer = z.union([z.object({ seq: z.number().int() }), z.object({ error: errorCode })]);
export type FollowAnswer = z.infer<typeof followAnswer>;

/** Whole snapshots. Applying one twice or late is harmless: for each process the higher `seq` wins. */
export const changes = z.object({
  seq: z.number().int(),
  processes: z.array(process),
  /** Ids on the screen that no longer match the search, and ids of processes that were removed. */
  left: z.array(z.string()).optional(),
  /** Ids among `processes` that match the search since time has passed, without a change of their number. */
  joined: z.array(z.string()).optional(),
  /** For a board: counters of its search, at most once a second. */
  counts: counts.optional(),
  countsCapped: z.boolean().optional(),
  /** New matches that this message leaves out. */
  more: z.number().int().optional(),
});
export type Changes = z.infer<typeof changes>;

/** too_far_behind: more was missed than is worth replaying. too_slow: the client did not take its messages. ahead: it asked for numbers that were never given (another database). renamed: processes bear other names, which is no event. */
export const resetReasons = ['too_far_behind', 'too_slow', 'ahead', 'renamed'] as const;
export const reset = z.object({ reason: z.enum(resetReasons) });
export type Reset = z.infer<typeof reset>;

export interface ServerToClient {
  changes: (changes: Changes) => void;
  reset: (reset: Reset) => void;
}

export interface ClientToServer {
  follow: (follow: Follow, answer: (answer: FollowAnswer) => void) => void;
}
