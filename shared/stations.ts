import { z } from 'zod';
import { humanNumber, isoTime } from './process.ts';
import { shownText } from './shown-text.ts';
import { stationState } from './states.ts';
import { usualDwell } from './workflow.ts';

/** A process as it stands at one station. */
export const stationCard = z.object({
  processId: z.string(),
  source: z.string(),
  processNumber: humanNumber.nullable(),
  title: shownText,
  /** Where the station stands; null where nobody has been asked yet. */
  state: stationState.nullable(),
  /** From when its stay is counted; null where that is not known. */
  since: isoTime.nullable(),
  /** When the process is late; null where it never is. */
  dueAt: isoTime.nullable(),
  /** Number of the newest event in the process: of two cards the higher one wins. */
  seq: z.number().int(),
});
export type StationCard = z.infer<typeof stationCard>;

export const stationColumn = z.object({
  /** Null for the column of all that stands at none of the others. */
  name: shownText.nullable(),
  /** Tests are left out, unless the search is for them. */
  count: z.number().int(),
  /** True where there are more than were counted: read the number as "at least". */
  capped: z.boolean(),
  /** From when the longest stay among the cards is counted; null where none is known. */
  oldest: isoTime.nullable(),
  /** From sent to submitted; null where nothing was learned of this station. */
  usual: usualDwell.nullable(),
  /** The first of them: what is due first, else what changed last. */
  cards: z.array(stationCard),
});
export type StationColumn = z.infer<typeof stationColumn>;

export const stationBoard = z.object({
  /** Those in which anything was found, the most used first; one that was asked for also without. */
  workflows: z.array(z.object({ workflow: shownText, columns: z.array(stationColumn) })),
  /** Less used workflows that were not looked at. */
  leftOut: z.number().int(),
  /** Number of the newest event that this answer can show: follow from here. */
  seq: z.number().int(),
});
export type StationBoard = z.infer<typeof stationBoard>;
