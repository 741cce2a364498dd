import { Hono } from 'hono';
import type { About } from '../../shared/api.ts';

/** What the pages need to know of the server. */
export function about(read: () => About): Hono {
  const app = new Hono();
  app.get('/api/about', (c) => c.json(read()));
  return app;
}
