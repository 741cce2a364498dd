import { Hono } from 'hono';
import type { Log } from '../log.ts';

interface SampleParts {
  /** Plays one process through the real webhook address; resolves once its first event is acknowledged. */
  play: () => Promise<{ processId: string }>;
  log: Log;
}

/** "Show me": lets a newcomer see a process move before the vendor is set up. */
export function sample({ play, log }: SampleParts): Hono {
  const app = new Hono();
  app.post('/api/sample', async (c) => {
    try {
      return c.json(await play(), 201);
    } catch (error) {
      log.warn({ err: error }, 'the sample process could not be played');
      return c.json({ error: 'unavailable' }, 503);
    }
  });
  return app;
}
