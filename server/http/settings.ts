import { Hono } from 'hono';
import type { z } from 'zod';
import { settings as shape } from '../../shared/source.ts';
import type { Store } from '../store/store.ts';
import { readJson, smallBody } from './read-json.ts';

/** What people set for the whole server. */
export function settings(store: Pick<Store, 'changeSettings'>): Hono {
  const app = new Hono();
  app.patch('/api/settings', smallBody, async (c) => {
    const given = await readJson(c, shape);
    if (given instanceof Response) return given;
    const { createSourcesByDelivery } = await store.changeSettings(given);
    return c.json({ createSourcesByDelivery } satisfies z.infer<typeof shape>);
  });
  return app;
}
