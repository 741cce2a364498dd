import { z } from 'zod';

const name = z.string().trim().min(1).max(100);
/** Where among the others, from 0 on; beyond the last means last. */
const place = z.number().int().nonnegative();

/** A view that people keep under a name. Everybody sees the same ones. */
export const newView = z.object({
  name,
  /** The address of the page, relative to the application: the board, the stations or the wallboard with a search. */
  path: z
    .string()
    .max(4000)
    .regex(/^\/(stations|wallboard)?(\?[^#\s]*)?$/u),
  /** The whole search of it in the query language: what is counted. */
  q: z.string().max(2000),
  place: place.optional(),
});
export type NewView = z.infer<typeof newView>;

export const viewChange = z.object({ name: name.optional(), place: place.optional() });
export type ViewChange = z.infer<typeof viewChange>;

export const view = newView.omit({ place: true }).extend({ id: z.number().int() });
export type View = z.infer<typeof view>;

export const viewAnswer = z.object({ view });

export const viewList = z.object({
  /** In their order. */
  items: z.array(
    view.extend({
      /** Processes that it finds, tests left out; null where its search cannot be read any more. */
      count: z.number().int().nullable(),
      /** True where there are at least so many. */
      capped: z.boolean(),
      /** Those among them that are late; 0 where the search cannot be read. */
      late: z.number().int(),
    }),
  ),
});
export type ViewList = z.infer<typeof viewList>;
