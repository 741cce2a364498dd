import { useEffect, useRef } from 'react';
import { pressedKey } from '../lib/pressed-key.ts';

/** Ctrl K, or ⌘ K: on every page and while typing too, but not over a sheet that is open. */
export function usePaletteKey(open: () => void): void {
  const current = useRef(open);
  useEffect(() => {
    current.current = open;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isAsked = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isAsked || pressedKey(event).toLowerCase() !== 'k') return;
      // The browser would put the caret into its own search field.
      event.preventDefault();
      if (document.querySelector('dialog[open], [role="dialog"]') === null) current.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
