import { Hono } from 'hono';
import { asOfNumber } from '../export/as-of-number.ts';
import { estimate, type Sample } from '../export/estimate.ts';
import type { Provenance } from '../export/format.ts';
import { formats } from '../export/formats.ts';
import { sampleOf } from '../export/sample-of.ts';
import { toExported } from '../export/timeline-rows.ts';
import { fold } from '../process/fold.ts';
import type { Store } from '../store/store.ts';
import { answerBadQuery } from './answer-bad-query.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import {
  type ExportParameters,
  processEstimateParameters,
  searchEstimateParameters,
} from './export-parameters.ts';
import { exportSearch } from './export-search.ts';
import { readFilter } from './read-filter.ts';
import { readParameters } from './read-parameters.ts';
import { createYielding } from './yielding.ts';

interface EstimateRoutes {
  store: Store;
  now: () => number;
  /** Where this server is reached from outside. */
  address: () => string;
}

/** How large files are about to be; see `exports`. */
export function exportEstimates({ store, now, address }: EstimateRoutes): Hono {
  const app = new Hono();

  app.get('/api/export/estimate', async (c) => {
    const parsed = searchEstimateParameters.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const read = readFilter(parsed.data);
    if (!read.ok) return answerBadQuery(c, read);
    const { at: past, q } = parsed.data;
    const search = await exportSearch(store, read.filter, { sort: 'oldest', at: past }, now());
    const sample = await sampleOf({ store, fold, othersToo: createYielding() }, search);
    return c.json(await sizeOf(sample, parsed.data, { moment: search.moment, seq: search.upTo, q }));
  });

  app.get('/api/processes/:processId/export/estimate', async (c) => {
    const parsed = processEstimateParameters.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const { source = null, at } = parsed.data;
    const moment = at === undefined ? null : Date.parse(at);
    const { last: upTo } = await store.position();
    const name = { processId: c.req.param('processId'), source };
    const stood = await asOfNumber({ store, fold }, name, { upTo, moment });
    if (!stood) return answerError(c, 'process_not_found');
    const sample = { processes: 1, isMore: false, some: [toExported(stood)] };
    return c.json(await sizeOf(sample, parsed.data, { moment, seq: stood.process.seq, q: '' }));
  });

  function sizeOf(
    sample: Sample,
    { format, rows, language, zone }: Pick<ExportParameters, 'format' | 'rows' | 'language' | 'zone'>,
    told: Omit<Provenance, 'madeAt' | 'address'>,
  ) {
    return estimate(sample, formats[format], {
      rows,
      reader: { language, zone },
      provenance: { ...told, madeAt: now(), address: address() },
    });
  }

  return app;
}
