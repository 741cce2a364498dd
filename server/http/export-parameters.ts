import { z } from 'zod';
import { exportId, exportRows } from '../../shared/export.ts';
import { isoTime } from '../../shared/process.ts';
import { processState } from '../../shared/states.ts';
import { fileOrder } from '../export/file-order.ts';
import { formatNames } from '../export/formats.ts';
import { zone } from './zone.ts';

/** What may be asked of every file, and of its estimate. */
const exportParameters = z.object({
  format: z.enum(formatNames),
  rows: exportRows.default('events'),
  /** What is exported as it was at that moment. */
  at: isoTime.optional(),
  /** In whose words and zone, where a format has words of its own. */
  language: z.enum(['en', 'he']).default('en'),
  zone,
  id: exportId.optional(),
});
export type ExportParameters = z.infer<typeof exportParameters>;

export const processParameters = exportParameters.extend({ source: z.string().optional() });

export const searchShape = exportParameters.extend({
  q: z.string().default(''),
  state: processState.optional(),
  workflow: z.string().optional(),
  sort: fileOrder.default('oldest'),
});

export const searchParameters = searchShape.refine(
  ({ at, sort }) => at === undefined || sort === 'oldest' || sort === 'started',
  {
    path: ['sort'],
    message: 'of the past a file is sorted by oldest or started',
  },
);
export type SearchParameters = z.infer<typeof searchParameters>;
