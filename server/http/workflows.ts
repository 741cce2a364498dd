import { Hono } from 'hono';
import type { Store } from '../store/store.ts';

/** What each workflow usually does, for the stops ahead and the marks of lateness. */
export function workflows(store: Pick<Store, 'workflows' | 'usual'>): Hono {
  const app = new Hono();
  app.get('/api/workflows', async (c) => {
    const found = await store.workflows();
    const items = found.map(async (each) => ({ ...each, ...(await store.usual(each.workflow)) }));
    return c.json({ items: await Promise.all(items) });
  });
  return app;
}
