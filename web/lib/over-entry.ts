import { navigate } from 'wouter/use-browser-location';

/** On the history entry of what was opened over a page on that page: the entry before it is the page itself. */
export const overEntry = { over: 'opened here' };

/** Opens what has an address of its own over the page; Back closes it again. */
export function openOver(path: string): void {
  navigate(path, { state: overEntry });
}

/** True while the browser goes back: a second Esc in that moment must not leave the page. */
let closing = false;

/** Closes it; `under` is the address of the page without it. Both are paths as the browser has them. */
export function closeOver(under: string): void {
  if (closing) return;
  const state: unknown = window.history.state;
  const isOwn = typeof state === 'object' && state !== null && 'over' in state;
  // An address that was sent with it open has no such entry before it.
  if (!isOwn) {
    navigate(under, { replace: true });
    return;
  }
  closing = true;
  window.addEventListener('popstate', () => (closing = false), { once: true });
  window.history.back();
}
