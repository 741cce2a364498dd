import { useSyncExternalStore } from 'react';

const query = matchMedia('print');

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the page is laid out for paper, where nothing can be unfolded, scrolled or pressed. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
