import { useSyncExternalStore } from 'react';

/** Where the shell, too, changes from a side bar to tabs. Paper lies, and is wide enough. */
const query = matchMedia('screen and (width < 1000px)');

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the page is as narrow as a phone's. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
