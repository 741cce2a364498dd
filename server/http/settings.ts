import { Hono } from 'hono';
import { settings as shape } from '../../shared/source.ts';
import type { Store } from '../store/store.ts';
import { readJson, smallBody } from './read-json.ts';

/** What people set for the whole server. */
export function settings(store: Pick<Store, 'changeSettings'>): Hono {
  const app = new Hono();
  app.patch('/api/settings', smallBody, async (c) => {
    const given = await readJson(c, shape);
    return given instanceof Response ? given : c.json(await store.changeSettings(given));
  });
  return app;
}
