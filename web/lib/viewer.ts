import { z } from 'zod';
import { languages, type Language } from '../locales/languages.ts';
import { basePath } from './base-url.ts';
import { createStore } from './store.ts';

const settings = z.object({
  language: z.enum(Object.keys(languages) as [Language, ...Language[]]).nullable(),
  /** IANA name of the zone in which times are shown. */
  zone: z.string().nullable(),
  /** The day that the working week begins with; it has five. */
  week: z.enum(['sunday', 'monday']).nullable(),
  theme: z.enum(['light', 'dark']).nullable(),
  /** Of the board, as its address names them. */
  columns: z.array(z.string()).nullable().default(null),
});

/** What the viewer chose in this browser. Null leaves it to the browser or to the system. */
export type ViewerSettings = z.infer<typeof settings>;

const nothing: ViewerSettings = { language: null, zone: null, week: null, theme: null, columns: null };
const place = `signalbox viewer ${basePath()}`;

export const viewer = createStore(read());

/** Counts at once, here and in every other window of this browser. */
export function choose(change: Partial<ViewerSettings>): void {
  viewer.set({ ...viewer.get(), ...change });
  try {
    localStorage.setItem(place, JSON.stringify(viewer.get()));
  } catch {
    // Storage may be closed to this page; then it counts for this visit.
  }
}

window.addEventListener('storage', (event) => {
  if (event.key === place) viewer.set(read());
});

/** As it was kept; what this version cannot read counts as not chosen. */
function read(): ViewerSettings {
  try {
    const kept = settings.parse(JSON.parse(localStorage.getItem(place) ?? 'null'));
    return { ...kept, zone: isZone(kept.zone) ? kept.zone : null };
  } catch {
    return nothing;
  }
}

function isZone(zone: string | null): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone ?? 'UTC' });
    return true;
  } catch {
    return false;
  }
}
