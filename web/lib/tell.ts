import { createStore } from './store.ts';

/** The last sentence that was told; an object, so that the same one told twice is told twice. */
export const told = createStore<{ words: string } | null>(null);

/** Says for some seconds what was done, over whatever page the person is on by then. */
export function tell(words: string): void {
  told.set({ words });
}
