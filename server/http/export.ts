import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { processState } from '../../shared/states.ts';
import type { ExportContent } from '../export/format.ts';
import { type FormatName, formatNames, formats } from '../export/formats.ts';
import { exported, labelKeys } from '../export/timeline-rows.ts';
import type { Log } from '../log.ts';
import { timeline } from '../process/event.ts';
import { fold } from '../process/fold.ts';
import { withOutlook } from '../process/with-outlook.ts';
import type { Store } from '../store/store.ts';
import { answerBadQuery } from './answer-bad-query.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import { disposition } from './disposition.ts';
import { readFilter } from './read-filter.ts';
import { readParameters } from './read-parameters.ts';
import { streamFile } from './stream-file.ts';
import { zone } from './zone.ts';

const query = z.object({
  format: z.enum(formatNames),
  q: z.string().default(''),
  state: processState.optional(),
  workflow: z.string().optional(),
  source: z.string().optional(),
  /** In whose words and zone, where a format has words of its own. */
  language: z.enum(['en', 'he']).default('en'),
  zone,
});

/** Timelines as files: of one process, or of the search that a board shows. */
export function exports(store: Store, log: Log, now: () => number): Hono {
  const app = new Hono();

  app.get('/api/export', async (c) => {
    const parsed = query.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const read = readFilter(parsed.data);
    if (!read.ok) return answerBadQuery(c, read);
    const { format, q, language, zone } = parsed.data;
    const { filter } = read;
    const { projected: seq } = await store.position();
    const at = now();
    return send(c, format, `signalbox-${new Date(at).toISOString().slice(0, 10)}`, {
      processes: exported({ store, fold, timeline }, filter, { upTo: seq, at }),
      labelKeys: () => labelKeys(store, filter, at),
      reader: { language, zone },
      provenance: { madeAt: at, seq, q },
    });
  });

  app.get('/api/processes/:processId/export', async (c) => {
    const parsed = query.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const found = await store.log(c.req.param('processId'), parsed.data.source ?? null);
    if (!found) return answerError(c, 'process_not_found');
    const folded = fold(found.context, found.facts);
    const process = withOutlook(folded, await store.limits(folded.workflow));
    const { format, language, zone } = parsed.data;
    const name = `signalbox-${process.processNumber ?? process.processId}`;
    return send(c, format, name, {
      processes: once({ process, events: timeline(found.facts) }),
      labelKeys: () => Promise.resolve(Object.keys(process.labels).sort()),
      reader: { language, zone },
      provenance: { madeAt: now(), seq: process.seq, q: '' },
    });
  });

  function send(c: Context, format: FormatName, name: string, content: ExportContent): Response {
    const { type, extension, write } = formats[format];
    const body = streamFile(write(content), (error) => log.error({ err: error }, 'an export broke off'));
    return c.body(body, 200, {
      'Content-Type': type,
      'Content-Disposition': disposition(`${name}.${extension}`),
    });
  }

  return app;
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}
