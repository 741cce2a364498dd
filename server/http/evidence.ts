import { Hono } from 'hono';
import { z } from 'zod';
import { asOfNumber } from '../export/as-of-number.ts';
import { maxCopies, type PackedDelivery } from '../export/evidence/evidence-facts.ts';
import type { EvidencePrinter } from '../export/evidence/evidence-printer.ts';
import { toExported } from '../export/timeline-rows.ts';
import { fold } from '../process/fold.ts';
import type { Store } from '../store/store.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import { disposition } from './disposition.ts';
import { exportName } from './export-name.ts';
import { isoMoment } from './iso-moment.ts';
import { readParameters } from './read-parameters.ts';
import { createYielding } from './yielding.ts';
import { zone } from './zone.ts';

export const evidenceFormat = z.enum(['html', 'pdf']);
export const evidenceTypes = { html: 'text/html; charset=utf-8', pdf: 'application/pdf' } as const;

const query = z.object({
  format: evidenceFormat,
  source: z.string().optional(),
  at: isoMoment.optional(),
  language: z.enum(['en', 'he']).default('en'),
  zone,
});

interface EvidenceParts {
  store: Store;
  printer: EvidencePrinter;
  now: () => number;
  /** Where this server is reached from outside. */
  address: () => string;
}

/** The evidence pack of a process, at the address of its other exports; what asks for another format passes by. */
export function evidence({ store, printer, now, address }: EvidenceParts): Hono {
  const app = new Hono();

  app.get('/api/processes/:processId/export', async (c, next) => {
    if (!evidenceFormat.safeParse(c.req.query('format')).success) return next();
    const parsed = query.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const { format, source = null, at, language, zone: shownIn } = parsed.data;
    const { last: upTo } = await store.position();
    const moment = at === undefined ? null : Date.parse(at);
    const name = { processId: c.req.param('processId'), source };
    const stood = await asOfNumber({ store, fold }, name, { upTo, moment });
    if (!stood) return answerError(c, 'process_not_found');
    const { process, facts } = stood;
    const events = [...new Set(facts.map(({ seq }) => seq))];
    const copies = await store.copies(events, maxCopies);
    const ids = [...new Set([...facts.map(({ deliveryId }) => deliveryId), ...copies])].sort((a, b) => a - b);
    const deliveries: PackedDelivery[] = [];
    const othersToo = createYielding();
    for (const id of ids) {
      await othersToo();
      const each = await store.delivery(id);
      if (each) deliveries.push(each);
    }
    const madeAt = now();
    const content = {
      ...toExported(stood),
      deliveries,
      reader: { language, zone: shownIn },
      provenance: { madeAt, moment, seq: process.seq, q: '', address: address() },
    };
    return c.body(printer.print(content, format), 200, {
      'Content-Type': evidenceTypes[format],
      'Content-Disposition': disposition(`${exportName(process, madeAt, moment)}.${format}`),
    });
  });

  return app;
}
