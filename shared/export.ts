import { z } from 'zod';

/** Rows of one sheet of a spreadsheet program, its heading included. */
export const mostSheetRows = 1_048_576;

/** What a table has a row for. */
export const exportRows = z.enum(['events', 'processes']);
export type ExportRows = z.infer<typeof exportRows>;

/** Name that whoever asks for a file gives to its making, to follow it and to stop it. */
export const exportId = z.string().min(8).max(64);

/** How large a file is about to be. All but `processes` is reckoned from a few of them; null where it is not known. */
export const exportEstimate = z.object({
  processes: z.number().int(),
  events: z.number().int().nullable(),
  bytes: z.number().int().nullable(),
  /** True where the search may match more than was counted: read each number as "at least". */
  isMore: z.boolean(),
  /** True where a table has more rows than a sheet of a spreadsheet program. */
  passesSheet: z.boolean(),
});
export type ExportEstimate = z.infer<typeof exportEstimate>;

/** How far the making of a file is. `cut`: whoever read it went away, or somebody stopped it. */
export const exportProgress = z.object({
  state: z.enum(['running', 'done', 'failed', 'cut']),
  /** From 0 to 1; null while nobody knows how many there are. */
  share: z.number().nullable(),
  bytes: z.number().int(),
});
export type ExportProgress = z.infer<typeof exportProgress>;
