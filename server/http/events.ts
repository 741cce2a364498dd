import { Hono } from 'hono';
import { z } from 'zod';
import { toEvent } from '../process/event.ts';
import type { Store } from '../store/store.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import { readParameters } from './read-parameters.ts';

export const feedQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

/** The log for other programs: every event after a number, in the order of their numbers. */
export function events(store: Pick<Store, 'factsAfter' | 'position'>): Hono {
  const app = new Hono();
  app.get('/api/events', async (c) => {
    const query = feedQuery.safeParse(readParameters(c));
    if (!query.success) return answerError(c, 'bad_request', describeFault(query.error));
    const facts = await store.factsAfter(query.data.after, query.data.limit);
    const { lastEvent } = await store.position();
    return c.json({ items: facts.map((fact) => toEvent(fact)), lastSeq: lastEvent });
  });
  return app;
}
