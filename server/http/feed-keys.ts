import type { Store } from '../store/store.ts';
import type { Access } from './access.ts';

/** What one feed is called where its key is made: the calendar of a search, or the news of a view. */
export type FeedName = readonly ['calendar', q: string] | readonly ['view', id: number];

export interface FeedKeyParts {
  store: Pick<Store, 'settings'>;
  access: Pick<Access, 'needsSignIn' | 'feedKey' | 'isFeedKey'>;
}

/**
 * Keys in the addresses of feeds, since whoever reads those can neither sign in nor send a header. Each opens one feed
 * for reading, until API_TOKEN or SECRET_KEY changes or somebody makes all addresses new.
 */
export function createFeedKeys({ store, access }: FeedKeyParts) {
  const nameOf = async (feed: FeedName) => JSON.stringify([...feed, (await store.settings()).feedRound]);
  return {
    /** Null where nobody has to sign in. */
    keyOf: async (feed: FeedName): Promise<string | null> =>
      access.needsSignIn ? access.feedKey(await nameOf(feed)) : null,
    opens: async (feed: FeedName, shown: string): Promise<boolean> =>
      access.isFeedKey(await nameOf(feed), shown),
  };
}
