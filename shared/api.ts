import { z } from 'zod';
import { errorCode } from './errors.ts';
import { process } from './process.ts';
import { processStates } from './states.ts';
import { workflow } from './workflow.ts';

/**
 * How a list may be ordered; all newest or highest first but `oldest` and `attention`: what is due by `dueAt`, longest
 * overdue first, then what else is under way, then the rest, both newest change first.
 */
export const sorts = ['updated', 'started', 'oldest', 'number', 'attention'] as const;
export const sort = z.enum(sorts);
export type Sort = z.infer<typeof sort>;

/** Matches of a search are counted up to this many. */
export const mostCounted = 1000;

/**
 * Processes per state for the search without its state; a state without any is 0. `late` and `quiet` are those among them
 * that are, whatever their state: no part of the sum. `tests` are those that the search finds, which count in no other
 * number unless it asks for them; looked for among the
 * newest `mostCounted` tests.
 */
export const counts = z.record(z.enum([...processStates, 'late', 'quiet', 'tests']), z.number().int());
export type Counts = z.infer<typeof counts>;

export const processPage = z.object({
  items: z.array(process),
  nextCursor: z.string().nullable(),
  counts,
  /** True where the search matches more than was counted: read each number as "at least". */
  countsCapped: z.boolean(),
  /** Number of the newest event that this answer can show: follow from here. */
  seq: z.number().int(),
});
export type ProcessPage = z.infer<typeof processPage>;

/** So many tests at most are removed by one request. */
export const mostRemovedTests = 200;

/** The answer to "remove all tests" of a search; `isMore` where it finds more of them. */
export const removedTests = z.object({ removed: z.number().int(), isMore: z.boolean() });
export type RemovedTests = z.infer<typeof removedTests>;

export const workflowList = z.object({ items: z.array(workflow) });

/** How it stands with the place where deliveries are kept. */
export const storage = z.object({
  /** The disk is nearly full. */
  low: z.boolean(),
  /** Nothing can be stored right now, so deliveries are refused. */
  refusing: z.boolean(),
  /** Null where the system does not tell. */
  bytesLeft: z.number().nullable(),
});
export type Storage = z.infer<typeof storage>;

/** What a page needs to know of the server it came from. */
export const about = z.object({
  version: z.string(),
  /** Address to paste into the vendor's webhook settings. */
  webhookUrl: z.string(),
  demo: z.boolean(),
  storage,
});
export type About = z.infer<typeof about>;

/** The answer to "play a sample process": where it will appear. */
export const sampleAnswer = z.object({ processId: z.string() });

export const errorAnswer = z.object({
  error: errorCode,
  message: z.string().optional(),
  /** Of `bad_query`: a `queryMistake`, for whoever shows it. */
  mistake: z.unknown().optional(),
});
