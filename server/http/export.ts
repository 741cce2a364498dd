import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { processState } from '../../shared/states.ts';
import { toCsv } from '../export/csv.ts';
import { toJson } from '../export/json.ts';
import { type ExportedProcess, exported, labelKeys } from '../export/timeline-rows.ts';
import type { Log } from '../log.ts';
import { timeline } from '../process/event.ts';
import { fold } from '../process/fold.ts';
import { withOutlook } from '../process/with-outlook.ts';
import type { Store } from '../store/store.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import { disposition } from './disposition.ts';
import { readFilter } from './read-filter.ts';
import { readParameters } from './read-parameters.ts';
import { streamText } from './stream-text.ts';

const formats = {
  csv: { type: 'text/csv; charset=utf-8', write: toCsv },
  json: { type: 'application/json; charset=utf-8', write: toJson },
} as const;

const query = z.object({
  format: z.enum(Object.keys(formats) as (keyof typeof formats)[]),
  q: z.string().default(''),
  state: processState.optional(),
  workflow: z.string().optional(),
  source: z.string().optional(),
});

/** Timelines as files: of one process, or of the search that a board shows. */
export function exports(store: Store, log: Log, now: () => number): Hono {
  const app = new Hono();

  app.get('/api/export', async (c) => {
    const parsed = query.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const read = readFilter(parsed.data);
    if (!read.ok) return answerError(c, 'bad_query', read.reason);
    const { projected } = await store.position();
    const at = now();
    const keys = parsed.data.format === 'csv' ? await labelKeys(store, read.filter, at) : [];
    const day = new Date(at).toISOString().slice(0, 10);
    return send(
      c,
      parsed.data.format,
      `signalbox-${day}`,
      exported({ store, fold, timeline }, read.filter, { upTo: projected, at }),
      keys,
    );
  });

  app.get('/api/processes/:processId/export', async (c) => {
    const parsed = query.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const found = await store.log(c.req.param('processId'), parsed.data.source ?? null);
    if (!found) return answerError(c, 'process_not_found');
    const folded = fold(found.context, found.facts);
    const process = withOutlook(folded, await store.limits(folded.workflow));
    const name = `signalbox-${process.processNumber ?? process.processId}`;
    return send(
      c,
      parsed.data.format,
      name,
      once({ process, events: timeline(found.facts) }),
      Object.keys(process.labels).sort(),
    );
  });

  function send(
    c: Context,
    format: keyof typeof formats,
    name: string,
    processes: AsyncIterable<ExportedProcess>,
    keys: readonly string[],
  ): Response {
    const { type, write } = formats[format];
    const body = streamText(write(processes, keys), (error) =>
      log.error({ err: error }, 'an export broke off'),
    );
    return c.body(body, 200, {
      'Content-Type': type,
      'Content-Disposition': disposition(`${name}.${format}`),
    });
  }

  return app;
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}
