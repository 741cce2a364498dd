import { Hono } from 'hono';
import type { Meter } from './meter.ts';

/** How the server fares, as Prometheus reads it; signed in like the API. */
export function metrics(meter: Pick<Meter, 'read'>): Hono {
  const app = new Hono();
  app.get('/metrics', async (c) => {
    const { type, text } = await meter.read();
    return c.body(text, 200, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  });
  return app;
}
