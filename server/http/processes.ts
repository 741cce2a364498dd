import { setImmediate as turn } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { mostCounted, sort } from '../../shared/api.ts';
import { processState } from '../../shared/states.ts';
import { asOf } from '../process/as-of.ts';
import { timeline } from '../process/event.ts';
import { fold } from '../process/fold.ts';
import { summarizeArchive } from '../process/summarize-archive.ts';
import { withOutlook } from '../process/with-outlook.ts';
import type { Filter } from '../search/filter.ts';
import type { ProcessQuery } from '../store/queries.ts';
import { BadCursorError, type Store } from '../store/store.ts';
import { answerBadQuery } from './answer-bad-query.ts';
import { answerError } from './answer-error.ts';
import { answerWithItems } from './answer-with-items.ts';
import { describeFault } from './describe-fault.ts';
import { pastList } from './past-list.ts';
import { readFilter } from './read-filter.ts';
import { isoMoment } from './iso-moment.ts';
import { readParameters } from './read-parameters.ts';
import { zone } from './zone.ts';

/** `at` asks for the list as it was at that moment. */
export const listQuery = z.object({
  q: z.string().default(''),
  zone,
  state: processState.optional(),
  workflow: z.string().optional(),
  sort: sort.optional(),
  at: isoMoment.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

/** `at` asks for the process as it was at that moment; late and quiet in it go by what is usual now. */
export const oneQuery = z.object({ source: z.string().optional(), at: isoMoment.optional() });

/** Readings of the store for one page, where each finds less than a page. */
const mostReads = 4;

interface ProcessParts {
  store: Store;
  now: () => number;
  /** Told where a process was removed, closed or opened. Only a hint. */
  onChanged: () => void;
}

/** Lists, single processes and their events; tests can be removed, and what is under way can be closed. */
export function processes({ store, now, onChanged }: ProcessParts): Hono {
  const app = new Hono();

  app.get('/api/processes', async (c) => {
    const query = listQuery.safeParse(readParameters(c));
    if (!query.success) return answerError(c, 'bad_request', describeFault(query.error));
    const { sort: order = 'updated', limit, cursor = null } = query.data;
    const read = readFilter(query.data);
    if (!read.ok) return answerBadQuery(c, read);
    if (query.data.at !== undefined) return listOfPast(c, read.filter, { ...query.data, at: query.data.at });
    const at = now();
    // The number first: what changes while the list is read is then followed, not missed.
    const { projected } = await store.position();
    const list = await orBadCursor(c, () =>
      fullPage({ filter: read.filter, sort: order, limit, cursor, at }),
    );
    if (list instanceof Response) return list;
    const { items, nextCursor, counts, capped } = list;
    return answerWithItems(c, items, { nextCursor, counts, countsCapped: capped, seq: projected });
  });

  /** As long as that takes not too long; deliveries get their turn in between. */
  async function fullPage(query: ProcessQuery): Promise<Awaited<ReturnType<Store['page']>>> {
    const page = await store.page(query, mostCounted);
    for (let read = 1; read < mostReads; read += 1) {
      const { items, nextCursor: cursor } = page;
      if (items.length === query.limit || cursor === null) break;
      await turn();
      const more = await store.processesJson({ ...query, cursor, limit: query.limit - items.length });
      page.items.push(...more.items);
      page.nextCursor = more.nextCursor;
    }
    return page;
  }

  async function listOfPast(
    c: Context,
    filter: Filter,
    query: Omit<z.infer<typeof listQuery>, 'at'> & { at: string },
  ): Promise<Response> {
    const { sort: order = 'started', limit, cursor = null } = query;
    if (order !== 'started' && order !== 'oldest')
      return answerError(c, 'bad_request', 'sort: of the past a list is sorted by started or oldest');
    const { projected: seq } = await store.position();
    const past = { filter, sort: order, limit, cursor, at: Date.parse(query.at) };
    const list = await orBadCursor(c, () => pastList(store, past));
    return list instanceof Response ? list : c.json({ ...list, seq });
  }

  async function orBadCursor<T>(c: Context, read: () => Promise<T>): Promise<T | Response> {
    try {
      return await read();
    } catch (error) {
      if (error instanceof BadCursorError) return answerError(c, 'bad_cursor', error.message);
      throw error;
    }
  }

  app.get('/api/processes/:processId', async (c) => {
    const processId = c.req.param('processId');
    const query = oneQuery.safeParse(readParameters(c));
    if (!query.success) return answerError(c, 'bad_request', describeFault(query.error));
    const { source = null, at } = query.data;
    // The number first: what changes while the rest is read is then followed, not missed.
    const { projected: seq } = await store.position();
    if (at !== undefined) return past(c, { processId, source, at, seq });
    const process = await store.process(processId, source);
    if (!process) return answerError(c, 'process_not_found');
    const log = process.completedAt === null ? null : await store.log(processId, process.source);
    const children = await store.children(processId, process.source);
    return c.json({ process, archive: summarizeArchive(log?.facts ?? []), children, seq });
  });

  /** Moments of the vendor are known to the microsecond and told to the millisecond: all of that one counts. */
  async function past(
    c: Context,
    { processId, source, at, seq }: { processId: string; source: string | null; at: string; seq: number },
  ) {
    const log = await store.log(processId, source);
    const then = log && asOf(log, Date.parse(at) * 1000 + 999);
    if (!then) return answerError(c, 'process_not_found');
    const process = withOutlook(then.process, await store.limits(then.process.workflow));
    return c.json({ process, archive: summarizeArchive(then.facts), children: [], seq });
  }

  app.delete('/api/processes/:processId', async (c) => {
    const { source = null } = readParameters(c);
    const outcome = await store.removeTest(c.req.param('processId'), source, now());
    if (outcome === 'not_found') return answerError(c, 'process_not_found');
    if (outcome === 'not_a_test') return answerError(c, 'not_a_test');
    onChanged();
    return c.body(null, 204);
  });

  async function setClosed(c: Context, isClosed: boolean): Promise<Response> {
    const { source = null } = readParameters(c);
    const outcome = await store.setClosed(c.req.param('processId') ?? '', source, isClosed, now(), fold);
    if (outcome === 'not_found') return answerError(c, 'process_not_found');
    if (outcome === 'not_under_way') return answerError(c, 'not_under_way');
    onChanged();
    return c.body(null, 204);
  }
  app.post('/api/processes/:processId/close', (c) => setClosed(c, true));
  app.delete('/api/processes/:processId/close', (c) => setClosed(c, false));

  app.get('/api/processes/:processId/events', async (c) => {
    const log = await store.log(c.req.param('processId'), readParameters(c)['source'] ?? null);
    return log ? c.json({ items: timeline(log.facts) }) : answerError(c, 'process_not_found');
  });

  return app;
}
