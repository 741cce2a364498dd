import { useEffect, useRef } from 'react';
import { pressedKey } from './pressed-key.ts';

/** What a key does; the key as the browser names it. */
export type Shortcuts = Record<string, () => void>;

/**
 * Single keys for the whole page. They rest while someone types, while a menu or dialog is open or on its way, and
 * where the focused element has its own use for the key (a button and the space bar, a link and Enter).
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return;
      if (takesKey(event.target, event.key)) return;
      const act = current.current[pressedKey(event)];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** What lies over the page, or is about to. */
const layers = 'dialog[open], [role="dialog"], [role="menu"], [data-awaits-dialog]';

function takesKey(target: EventTarget | null, key: string): boolean {
  if (document.querySelector(layers) !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('input, textarea, select')) return true;
  if (key === ' ') return target.closest('button, summary') !== null;
  return key === 'Enter' && target.closest('button, a, summary') !== null;
}
