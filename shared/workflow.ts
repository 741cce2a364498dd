import { z } from 'zod';

/** Below this many samples nothing is said of what is usual. */
export const enoughSamples = 20;

/** How long something usually takes, in milliseconds; null without samples. */
export const usualDwell = z.object({
  median: z.number().nullable(),
  p90: z.number().nullable(),
  samples: z.number().int(),
  /** From the shortest to the longest in steps of a tenth: eleven numbers. Empty below `enoughSamples`. */
  deciles: z.array(z.number()),
});
export type UsualDwell = z.infer<typeof usualDwell>;

export const routeStop = usualDwell.extend({ name: z.string() });
export type RouteStop = z.infer<typeof routeStop>;

/** What a workflow usually does, learned from its recent processes; tests are left out. */
export const workflow = z.object({
  workflow: z.string(),
  /** Processes of any state, tests included: what a list of this workflow shows. */
  processes: z.number().int(),
  /** Usual stations in order; dwell from sent to submitted. Empty while nothing has been learned. */
  route: z.array(routeStop),
  /** From the last submission to the archive; null where this workflow was never archived. */
  archive: usualDwell.nullable(),
  /** From the first event to the archive. */
  total: usualDwell,
});
export type Workflow = z.infer<typeof workflow>;
