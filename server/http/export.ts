import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isoTime } from '../../shared/process.ts';
import { processState } from '../../shared/states.ts';
import { asOfNumber } from '../export/as-of-number.ts';
import { fileOrder } from '../export/file-order.ts';
import type { ExportContent } from '../export/format.ts';
import { type FormatName, formatNames, formats } from '../export/formats.ts';
import { exported, labelKeys, toExported } from '../export/timeline-rows.ts';
import { xesExtension } from '../export/xes-extension.ts';
import type { Log } from '../log.ts';
import { fold } from '../process/fold.ts';
import type { Store } from '../store/store.ts';
import { isTimeZone } from '../providers/is-time-zone.ts';
import { answerBadQuery } from './answer-bad-query.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import { disposition } from './disposition.ts';
import { lastingTerms } from './past-list.ts';
import { readFilter } from './read-filter.ts';
import { readParameters } from './read-parameters.ts';
import { streamFile } from './stream-file.ts';
import { createYielding } from './yielding.ts';

export const query = z.object({
  format: z.enum(formatNames),
  q: z.string().default(''),
  state: processState.optional(),
  workflow: z.string().optional(),
  source: z.string().optional(),
  sort: fileOrder.default('oldest'),
  /** What is exported as it was at that moment. */
  at: isoTime.optional(),
  /** In whose words and zone, where a format has words of its own. */
  language: z.enum(['en', 'he']).default('en'),
  zone: z.string().refine(isTimeZone, 'is no time zone').default('UTC'),
});

export interface ExportRoutes {
  store: Store;
  log: Log;
  now: () => number;
  /** Where this server is reached from outside. */
  address: () => string;
}

/** Timelines as files: of one process, or of the search that a board shows. */
export function exports({ store, log, now, address }: ExportRoutes): Hono {
  const app = new Hono();

  app.get('/api/export', async (c) => {
    const parsed = query.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const read = readFilter(parsed.data);
    if (!read.ok) return answerBadQuery(c, read);
    const { filter } = read;
    const { format, q, language, zone, sort: order, at: past } = parsed.data;
    const moment = past === undefined ? null : Date.parse(past);
    if (moment !== null && order !== 'oldest' && order !== 'started')
      return answerError(c, 'bad_request', 'sort: of the past a file is sorted by oldest or started');
    const { projected: upTo } = await store.position();
    const at = now();
    const search = {
      filter,
      candidates: moment === null ? filter : lastingTerms(filter),
      order,
      at,
      upTo,
      moment,
    };
    const walk = { store, fold, othersToo: createYielding() };
    return send(c, format, `signalbox-${new Date(moment ?? at).toISOString().slice(0, 10)}`, {
      processes: exported(walk, search),
      labelKeys: () => labelKeys(walk, search),
      reader: { language, zone },
      provenance: { madeAt: at, seq: upTo, q, address: address() },
    });
  });

  app.get('/api/processes/:processId/export', async (c) => {
    const parsed = query.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const { format, language, zone, source = null, at } = parsed.data;
    // Not the number that can be read: what a person did just now may stand beyond it.
    const { last: upTo } = await store.position();
    const moment = at === undefined ? null : Date.parse(at);
    const name = { processId: c.req.param('processId'), source };
    const stood = await asOfNumber({ store, fold }, name, { upTo, moment });
    if (!stood) return answerError(c, 'process_not_found');
    const { process } = stood;
    return send(c, format, `signalbox-${process.processNumber ?? process.processId}`, {
      processes: once(toExported(stood)),
      labelKeys: () => Promise.resolve(Object.keys(process.labels).sort()),
      reader: { language, zone },
      provenance: { madeAt: now(), seq: process.seq, q: '', address: address() },
    });
  });

  // Outside of /api: programs that open a log look up what its words mean, and cannot sign in.
  app.get('/signalbox.xesext', (c) =>
    c.body(xesExtension(address()), 200, { 'Content-Type': 'application/xml; charset=utf-8' }),
  );

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

/** To be gone through as often as is wanted. */
function once<T>(value: T): AsyncIterable<T> {
  return {
    async *[Symbol.asyncIterator]() {
      yield value;
    },
  };
}
