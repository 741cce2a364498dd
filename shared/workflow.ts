import { z } from 'zod';
import { shownText } from './shown-text.ts';

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

export const routeStop = usualDwell.extend({
  name: shownText,
  /** The parts of a stay: from sent to opened, to the form being loaded, to submitted. */
  phases: z.object({ waiting: usualDwell, opened: usualDwell, filling: usualDwell }),
});
export type RouteStop = z.infer<typeof routeStop>;

/** What a workflow usually does, learned from its recent processes; tests are left out. */
export const usual = z.object({
  /** Usual stations in order; dwell from sent to submitted. Empty while nothing has been learned. */
  route: z.array(routeStop),
  /** From the last submission to the archive; null where this workflow was never archived. */
  archive: usualDwell.nullable(),
  /** From the first event to the archive. */
  total: usualDwell,
  /** The longest time, in milliseconds, for which one of all that completed was silent; null where none has. */
  silence: z.object({ longest: z.number().nullable(), samples: z.number().int() }),
});
export type Usual = z.infer<typeof usual>;

export const workflow = usual.extend({
  workflow: shownText,
  /** Processes of any state, tests included: what a list of this workflow shows. */
  processes: z.number().int(),
});
export type Workflow = z.infer<typeof workflow>;
