import { createContext, useContext, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let current = Date.now();
let timer: number | undefined;

/** A moment of the past that what lies inside shows as if it were now; null for the present. */
export const HeldNow = createContext<number | null>(null);

/**
 * The time in epoch milliseconds, one clock for the whole page: it moves each second, so that everything
 * on the screen ticks together, and rests while the page is hidden.
 */
export function useNow(): number {
  const held = useContext(HeldNow);
  const clock = useSyncExternalStore(subscribe, read, read);
  return held ?? clock;
}

function read(): number {
  return current;
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
