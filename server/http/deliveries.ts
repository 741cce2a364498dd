import { Hono } from 'hono';
import { z } from 'zod';
import { verdict } from '../../shared/delivery.ts';
import type { Store } from '../store/store.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import { readParameters } from './read-parameters.ts';

const listQuery = z.object({
  verdict: verdict.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.coerce.number().int().min(1).optional(),
});

const shownCharacters = 200_000;

/** What arrived and what we answered, byte for byte. */
export function deliveries(store: Pick<Store, 'deliveries' | 'delivery' | 'body'>): Hono {
  const app = new Hono();
  const idOf = (text: string) => (/^\d{1,15}$/u.test(text) ? Number(text) : -1);

  app.get('/api/deliveries', async (c) => {
    const query = listQuery.safeParse(readParameters(c));
    if (!query.success) return answerError(c, 'bad_request', describeFault(query.error));
    const { limit, cursor = null, verdict: wanted = null } = query.data;
    const found = await store.deliveries({ verdict: wanted, before: cursor, limit: limit + 1 });
    const items = found.slice(0, limit);
    return c.json({ items, nextCursor: found.length > limit ? String(items.at(-1)?.id) : null });
  });

  app.get('/api/deliveries/:id', async (c) => {
    const id = idOf(c.req.param('id'));
    const delivery = await store.delivery(id);
    const bytes = await store.body(id);
    if (!delivery) return answerError(c, 'delivery_not_found');
    if (!bytes) return answerError(c, 'body_damaged');
    const text = new TextDecoder().decode(bytes.subarray(0, shownCharacters * 4));
    const body = text.slice(0, shownCharacters);
    return c.json({
      ...delivery,
      body,
      bodyTruncated: body.length < text.length || bytes.length > shownCharacters * 4,
    });
  });

  app.get('/api/deliveries/:id/body', async (c) => {
    const id = idOf(c.req.param('id'));
    const bytes = await store.body(id);
    if (!bytes) return answerError(c, (await store.delivery(id)) ? 'body_damaged' : 'delivery_not_found');
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="delivery-${id}.bin"`,
    });
  });

  return app;
}
