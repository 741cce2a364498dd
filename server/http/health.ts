import { Hono } from 'hono';
import type { Store } from '../store/store.ts';

/** For whoever watches the server; without data, so open to all. */
export function health(store: Pick<Store, 'probe'>): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    try {
      await store.probe();
      return c.json({ ok: true });
    } catch {
      return c.json({ ok: false, error: 'unavailable' }, 503);
    }
  });
  return app;
}
