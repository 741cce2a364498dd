import { createStore } from './store.ts';

/** What a person may do about what was told. */
export interface Remedy {
  words: string;
  act: () => void;
}

export interface Said {
  words: string;
  remedy: Remedy | null;
}

/** The last sentence that was told; an object, so that the same one told twice is told twice. */
export const told = createStore<Said | null>(null);

/** Says for some seconds what was done, over whatever page the person is on by then, and how to undo it. */
export function tell(words: string, remedy: Remedy | null = null): void {
  told.set({ words, remedy });
}
