import { basePath } from '../../../lib/base-url.ts';
import { createStore } from '../../../lib/store.ts';
import { look, noLook, type Look } from './look.ts';

const place = `signalbox look ${basePath()}`;

/** The one memory of all windows of this browser. */
export const looks = createStore<Look>(read());

export function remember(change: (known: Look) => Look): void {
  // Another window may have looked meanwhile.
  looks.set(change(read()));
  try {
    localStorage.setItem(place, JSON.stringify(looks.get()));
  } catch {
    // Storage may be closed to this page; then it is remembered for this visit.
  }
}

window.addEventListener('storage', (event) => {
  if (event.key === place) looks.set(read());
});

/** As it was kept; what this version cannot read counts as never looked. */
function read(): Look {
  try {
    return look.parse(JSON.parse(localStorage.getItem(place) ?? 'null'));
  } catch {
    return noLook;
  }
}
