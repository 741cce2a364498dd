import { createStore, type Store } from './store.ts';

/** `since`, in epoch milliseconds, is when the screen stopped being fresh. */
export type Connection =
  { state: 'connecting' | 'live' } | { state: 'reconnecting' | 'offline'; since: number };

/** A broken line is called offline once it has not come back for this long. */
const patience = 10_000;

/** Turns what the socket reports into what a person is told. */
export interface ConnectionWatch {
  store: Store<Connection>;
  up(): void;
  /** The line broke or could not be made; said again and again, the first moment counts. */
  down(): void;
  /** The browser itself knows that there is no network. */
  cut(): void;
}

export function watchConnection(now: () => number = Date.now): ConnectionWatch {
  const store = createStore<Connection>({ state: 'connecting' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const since = () => {
    const known = store.get();
    return 'since' in known ? known.since : now();
  };
  const giveUp = () => {
    clearTimeout(timer);
    store.set({ state: 'offline', since: since() });
  };
  return {
    store,
    up() {
      clearTimeout(timer);
      store.set({ state: 'live' });
    },
    down() {
      if ('since' in store.get()) return;
      store.set({ state: 'reconnecting', since: now() });
      timer = setTimeout(giveUp, patience);
    },
    cut: giveUp,
  };
}
