import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** What Hono alone makes of the same bodies. It parses them and keeps nothing. */
const app = new Hono().post('/webhooks/:provider/:source', async (c) => {
  await c.req.json();
  return c.json({ status: '0', errordesc: '' });
});

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(`listening on http://127.0.0.1:${port}`);
});
