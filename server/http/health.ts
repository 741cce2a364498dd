import { Hono } from 'hono';
import type { Storage } from '../../shared/api.ts';
import type { Store } from '../store/store.ts';

/** For whoever watches the server; without data, so open to all. */
export function health(store: Pick<Store, 'probe'>, storage: () => Storage): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    // How much is left is for those who may see the pages.
    const warning = storage().low ? { warning: 'disk_low' } : {};
    try {
      await store.probe();
      return c.json({ ok: true, ...warning });
    } catch {
      return c.json({ ok: false, error: 'unavailable', ...warning }, 503);
    }
  });
  return app;
}
