import { afterEach, beforeEach } from 'vitest';
import { closingSuite } from './closing.suite.ts';
import { logSuite } from './log.suite.ts';
import { projectionsSuite } from './projections.suite.ts';
import { searchSuite } from './search.suite.ts';
import { sourcesSuite } from './sources.suite.ts';
import type { Store } from './store.ts';
import type { StoreSubject } from './suite-parts.ts';
import { usualSuite } from './usual.suite.ts';
import { verificationsSuite } from './verifications.suite.ts';

interface Opened {
  store: Store;
  remove: () => Promise<void>;
}

/** What every store promises, whatever it stores in. `open` makes an empty one. */
export function storeSuite(open: () => Promise<Opened>): void {
  let opened: Opened;
  let subject: StoreSubject;

  beforeEach(async () => {
    opened = await open();
    const { store } = opened;
    subject = {
      store,
      hr: await store.saveSource({ provider: 'cellosign', slug: 'hr', workflow: 'Recruitment' }, 0),
    };
  });
  afterEach(() => opened.remove());

  for (const suite of [
    logSuite,
    sourcesSuite,
    verificationsSuite,
    projectionsSuite,
    usualSuite,
    closingSuite,
    searchSuite,
  ])
    suite(() => subject);
}
