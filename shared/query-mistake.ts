import { z } from 'zod';

/** What can be wrong with a search; the words live in the pages. */
export const queryMistakeCodes = [
  /** More characters, terms, or groups inside one another than `limit`. */
  'too_long',
  'too_many_terms',
  'too_deep',
  'unclosed_quote',
  /** A parenthesis without its other half, or with nothing inside. */
  'unclosed_group',
  'unopened_group',
  'empty_group',
  /** An `or` that lacks a side. */
  'lonely_or',
  /** A key without a value, or quotes with nothing between them. */
  'missing_value',
  /** A key before a parenthesis; `expected` is how to write it. */
  'key_before_group',
  /** None of `expected`, which are all there are. */
  'unknown_value',
  'bad_number',
  /** No day or moment, or none with a comparison before it; `expected` are examples. */
  'bad_moment',
  /** No comparison with a length of time; `expected` are examples. */
  'bad_duration',
] as const;
export const queryMistakeCode = z.enum(queryMistakeCodes);

/** The first mistake of a search, and where in its text it is. */
export const queryMistake = z.object({
  code: queryMistakeCode,
  /** The first character of it, and how many there are. */
  at: z.number().int(),
  length: z.number().int(),
  /** Where too much was asked for: how much is possible. */
  limit: z.number().int().optional(),
  /** What could stand there. */
  expected: z.array(z.string()).optional(),
});
export type QueryMistake = z.infer<typeof queryMistake>;
