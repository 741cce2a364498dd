import { useSyncExternalStore } from 'react';

/** Where the columns of the list are at their narrowest; below it a row becomes a card with room again. */
const tight = window.matchMedia('(1000px <= width < 1180px)');

/** How many places a line in a row has room for, its words included. */
export function useLineRoom(): number {
  return useSyncExternalStore(subscribe, () => tight.matches) ? 5 : 7;
}

function subscribe(listener: () => void): () => void {
  tight.addEventListener('change', listener);
  return () => tight.removeEventListener('change', listener);
}
