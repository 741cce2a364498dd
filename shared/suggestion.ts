import { z } from 'zod';

/** What may stand in a search in place of the text from `from` to `to`. */
export const suggestion = z.object({
  text: z.string(),
  from: z.number().int(),
  to: z.number().int(),
  kind: z.enum(['operator', 'key', 'value']),
  /** Processes that have it; null where it is not counted. */
  count: z.number().int().nullable(),
  /** True where there are at least so many. */
  isMore: z.boolean(),
});
export type Suggestion = z.infer<typeof suggestion>;

export const suggestionList = z.object({ items: z.array(suggestion) });
