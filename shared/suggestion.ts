import { z } from 'zod';

/** What may stand at a place in a search. */
export const suggestion = z.object({
  /** Takes the place of what stands from `from` to before `to`. A key ends with its colon. */
  text: z.string(),
  from: z.number().int(),
  to: z.number().int(),
  /** `operator`: a key with a meaning of its own; `key`: that of a label; `value`: key and value. */
  kind: z.enum(['operator', 'key', 'value']),
  /** Processes that have it; null where they are not counted. */
  count: z.number().int().nullable(),
  /** True where there are more than were counted. */
  isMore: z.boolean(),
});
export type Suggestion = z.infer<typeof suggestion>;

export const suggestionList = z.object({ items: z.array(suggestion) });
