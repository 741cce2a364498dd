import { useEffect } from 'react';

/** Lets the page have the whole screen. Whoever leaves the page gets the screen back. */
export function useFullScreen(): { isFull: () => boolean; toggle: () => void } {
  useEffect(
    () => () => {
      if (isFull()) void leave();
    },
    [],
  );
  return { isFull, toggle: () => void (isFull() ? leave() : enter()) };
}

function isFull(): boolean {
  return document.fullscreenElement !== null;
}

async function enter(): Promise<void> {
  try {
    await document.documentElement.requestFullscreen();
  } catch {
    // Some browsers and some phones have none; the page fills the window anyway.
  }
}

async function leave(): Promise<void> {
  try {
    await document.exitFullscreen();
  } catch {
    // It has been left already.
  }
}
