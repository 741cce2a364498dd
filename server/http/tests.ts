import { Hono } from 'hono';
import { z } from 'zod';
import { mostRemovedTests, type RemovedTests } from '../../shared/api.ts';
import { processState } from '../../shared/states.ts';
import { allOf, is } from '../search/filter.ts';
import type { Store } from '../store/store.ts';
import { answerBadQuery } from './answer-bad-query.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import { readFilter } from './read-filter.ts';
import { readParameters } from './read-parameters.ts';

export const testsQuery = z.object({
  q: z.string().default(''),
  state: processState.optional(),
  workflow: z.string().optional(),
});

interface TestParts {
  store: Pick<Store, 'processes' | 'removeTest'>;
  now: () => number;
  /** Told where any was removed. Only a hint. */
  onChanged: () => void;
}

/** Removes all the tests that a search finds; whatever else it finds stays. */
export function tests({ store, now, onChanged }: TestParts): Hono {
  const app = new Hono();

  app.delete('/api/tests', async (c) => {
    const query = testsQuery.safeParse(readParameters(c));
    if (!query.success) return answerError(c, 'bad_request', describeFault(query.error));
    const read = readFilter(query.data);
    if (!read.ok) return answerBadQuery(c, read);
    const at = now();
    const { items, nextCursor } = await store.processes({
      filter: allOf(read.filter, is({ kind: 'test' })),
      sort: 'updated',
      limit: mostRemovedTests,
      cursor: null,
      at,
    });
    let removed = 0;
    for (const { processId, source } of items) {
      // One may have gone, or turned out to be none, since the list was read.
      if ((await store.removeTest(processId, source, at)) === 'removed') removed += 1;
    }
    if (removed > 0) onChanged();
    return c.json({ removed, isMore: nextCursor !== null } satisfies RemovedTests);
  });

  return app;
}
