import { z } from 'zod';
import { basePath } from './base-url.ts';
import { createStore } from './store.ts';

const place = `signalbox searches ${basePath()}`;
const most = 10;
const kept = z.array(z.string());

/** The last searches of this browser, newest first; of all its windows. */
export const recentSearches = createStore<readonly string[]>(read());

export function rememberSearch(q: string): void {
  write([q, ...read().filter((each) => each !== q)].slice(0, most));
}

export function forgetSearch(q: string): void {
  write(read().filter((each) => each !== q));
}

export function forgetSearches(): void {
  write([]);
}

function write(searches: readonly string[]): void {
  recentSearches.set(searches);
  try {
    if (searches.length === 0) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(searches));
  } catch {
    // Storage may be closed to this page; then they are remembered for this visit.
  }
}

window.addEventListener('storage', ({ key }) => {
  if (key === place) recentSearches.set(read());
});

/** As they were kept; what this version cannot read counts as none. */
function read(): string[] {
  try {
    return kept.parse(JSON.parse(localStorage.getItem(place) ?? '[]'));
  } catch {
    return [];
  }
}
