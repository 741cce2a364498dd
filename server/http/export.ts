import { type Context, Hono } from 'hono';
import { asOfNumber } from '../export/as-of-number.ts';
import { countOf } from '../export/count-of.ts';
import type { FileMaker } from '../export/file-maker.ts';
import type { FilePlan } from '../export/make-file.ts';
import { formats } from '../export/formats.ts';
import { createRunningExports, type RunningExport } from '../export/running-exports.ts';
import { xesExtension } from '../export/xes-extension.ts';
import type { Log } from '../log.ts';
import { fold } from '../process/fold.ts';
import type { Store } from '../store/store.ts';
import { answerBadQuery } from './answer-bad-query.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import { disposition } from './disposition.ts';
import { processParameters, searchParameters } from './export-parameters.ts';
import { exportName } from './export-name.ts';
import { exportSearch } from './export-search.ts';
import { readFilter } from './read-filter.ts';
import { readParameters } from './read-parameters.ts';
import { streamFile } from './stream-file.ts';

export interface ExportRoutes {
  store: Store;
  /** What makes the files. */
  files: FileMaker;
  log: Log;
  now: () => number;
  /** Where this server is reached from outside. */
  address: () => string;
}

/** Timelines as files: of one process, or of the search that a board shows. */
export function exports({ store, files, log, now, address }: ExportRoutes): Hono {
  const app = new Hono();
  const running = createRunningExports();

  app.get('/api/export', async (c) => {
    const parsed = searchParameters.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const read = readFilter(parsed.data);
    if (!read.ok) return answerBadQuery(c, read);
    const { format, q, state, workflow, rows, language, zone, id = null } = parsed.data;
    const at = now();
    const search = await exportSearch(store, read.filter, parsed.data, at);
    const count = search.moment === null ? await countOf(store, search) : null;
    const file = running.begin(id, {
      processes: count === null || count.isMore ? null : count.processes,
      readings: formats[format].readings ?? 1,
    });
    const name = exportName({ words: [workflow, state, q], zone }, at, search.moment);
    return send(c, file, name, {
      subject: { kind: 'search', ...search },
      format,
      rows,
      reader: { language, zone },
      provenance: { madeAt: at, moment: search.moment, seq: search.upTo, q, address: address() },
    });
  });

  app.get('/api/processes/:processId/export', async (c) => {
    const parsed = processParameters.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const { format, rows, language, zone, source = null, at, id = null } = parsed.data;
    // Not the number that can be read: what a person did just now may stand beyond it.
    const { last: upTo } = await store.position();
    const moment = at === undefined ? null : Date.parse(at);
    const name = { processId: c.req.param('processId'), source };
    const stood = await asOfNumber({ store, fold }, name, { upTo, moment });
    if (!stood) return answerError(c, 'process_not_found');
    const { process } = stood;
    const madeAt = now();
    const file = running.begin(id, { processes: 1, readings: formats[format].readings ?? 1 });
    return send(c, file, exportName(process, madeAt, moment), {
      subject: { kind: 'process', processId: process.processId, source: process.source, upTo, moment },
      format,
      rows,
      reader: { language, zone },
      provenance: { madeAt, moment, seq: process.seq, q: '', address: address() },
    });
  });

  // Outside of /api: programs that open a log look up what its words mean, and cannot sign in.
  app.get('/signalbox.xesext', (c) =>
    c.body(xesExtension(address()), 200, { 'Content-Type': 'application/xml; charset=utf-8' }),
  );

  app.get('/api/exports/:id', (c) => {
    const progress = running.progress(c.req.param('id'));
    return progress ? c.json(progress) : answerError(c, 'not_found');
  });

  app.delete('/api/exports/:id', (c) =>
    running.stop(c.req.param('id')) ? c.body(null, 204) : answerError(c, 'not_found'),
  );

  function send(c: Context, file: RunningExport, name: string, plan: FilePlan): Response {
    const { type, extension } = formats[plan.format];
    const body = streamFile(files.make(plan, file), file, (error) =>
      log.error({ err: error }, 'an export broke off'),
    );
    return c.body(body, 200, {
      'Content-Type': type,
      'Content-Disposition': disposition(`${name}.${extension}`),
    });
  }

  return app;
}
