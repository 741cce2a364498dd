import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import type { catchUpAnswer } from '../../shared/source.ts';
import type { CatchUpRuns } from '../ingest/catch-up.ts';
import type { Source } from '../store/source.ts';
import type { Store } from '../store/store.ts';
import { answerError } from './answer-error.ts';

type Answer = z.infer<typeof catchUpAnswer>;

export interface CatchUpParts {
  store: Pick<Store, 'sources'>;
  catchUp: Pick<CatchUpRuns, 'start' | 'progress'>;
}

const paused = 'The source is paused, so what its vendor sends again would be refused.';

/** Has a vendor send again what never arrived. That may take minutes: it is begun here, and asked about. */
export function catchUp({ store, catchUp: runs }: CatchUpParts): Hono {
  const app = new Hono();
  const path = '/api/sources/:id/catch-up';

  async function find(c: Context): Promise<Source | undefined> {
    const sources = await store.sources();
    return sources.find(({ id }) => String(id) === c.req.param('id'));
  }

  app.get(path, async (c) => {
    const source = await find(c);
    if (!source) return answerError(c, 'source_not_found');
    return c.json({ catchUp: runs.progress(source) } satisfies Answer);
  });

  app.post(path, async (c) => {
    const source = await find(c);
    if (!source || source.deletedAt !== null) return answerError(c, 'source_not_found');
    if (source.pausedAt !== null) return answerError(c, 'bad_request', paused);
    const begun = runs.start(source);
    return begun
      ? c.json({ catchUp: begun } satisfies Answer, 202)
      : answerError(c, 'bad_request', 'This vendor keeps no list of what it sent.');
  });
  return app;
}
