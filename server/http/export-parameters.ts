import { z } from 'zod';
import { exportId, exportRows } from '../../shared/export.ts';
import { exportFormats, type OfferedFormat } from '../../shared/export-formats.ts';
import { processState } from '../../shared/states.ts';
import { fileOrder } from '../export/file-order.ts';
import { formatNames } from '../export/formats.ts';
import { isoMoment } from './iso-moment.ts';
import { zone } from './zone.ts';

/** One that is streamed. A refusal names the others too, which stand at the same address. */
const streamed = (subject: 'search' | 'process') => {
  const all: readonly OfferedFormat[] = exportFormats;
  const words = all.filter((each) => each.of.includes(subject)).map(({ word }) => word);
  return z.enum(formatNames, `has to be one of ${words.join(', ')}`);
};

/** What may be asked of every file, and of its estimate. */
const exportParameters = z.object({
  rows: exportRows.default('events'),
  /** What is exported as it was at that moment. */
  at: isoMoment.optional(),
  /** In whose words and zone, where a format has words of its own. */
  language: z.enum(['en', 'he']).default('en'),
  zone,
  id: exportId.optional(),
});

export const processParameters = exportParameters.extend({
  format: streamed('process'),
  source: z.string().optional(),
});
export type ExportParameters = z.infer<typeof processParameters>;

export const searchShape = exportParameters.extend({
  format: streamed('search'),
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

/** How large a file will be goes by what is in it. What is made in one piece is small, and not asked about. */
const estimated = {
  format: z.enum(formatNames, `has to be one of ${formatNames.join(', ')}: only these may become large`),
};
export const searchEstimateParameters = searchShape.omit({ id: true, sort: true }).extend(estimated);
export const processEstimateParameters = processParameters.omit({ id: true }).extend(estimated);
