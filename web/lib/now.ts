import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let current = Date.now();
let timer: number | undefined;

/**
 * The time in epoch milliseconds, one clock for the whole page: it moves each second, so that everything
 * on the screen ticks together, and rests while the page is hidden.
 */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => current);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    document.addEventListener('visibilitychange', run);
    run();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener('visibilitychange', run);
    window.clearInterval(timer);
  };
}

function run(): void {
  window.clearInterval(timer);
  if (document.hidden) return;
  tick();
  timer = window.setInterval(tick, 1000);
}

function tick(): void {
  current = Date.now();
  for (const listener of [...listeners]) listener();
}
