import { createStore } from '../lib/store.ts';
import type { viewer as viewerOfPages } from '../lib/viewer.ts';

/**
 * Stands where the pages have the person in front of them and the browser that remembers what they chose: the build of
 * the pictures puts it in the place of `lib/viewer.ts`. A picture is drawn in one go, so nobody else reads it meanwhile.
 */
export const viewer: typeof viewerOfPages = createStore({
  language: null,
  zone: null,
  week: null,
  theme: null,
  columns: null,
});
