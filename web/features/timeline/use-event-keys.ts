import { useEffect, useEffectEvent } from 'react';
import { pressedKey } from '../../lib/pressed-key.ts';

/** Whether a key belongs to what has the focus: to somebody who types, or to an open dialog or menu. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target instanceof Element ? event.target : null;
  return (
    target?.closest(
      'input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]',
    ) != null
  );
}

/** `j` and `k` go down and up the list of events, Esc clears the selection. `keys` are in the list's order. */
export function useEventKeys(
  keys: readonly string[],
  selected: string | null,
  select: (key: string | null) => void,
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isTaken(event)) return;
    if (event.key === 'Escape') {
      if (selected !== null) select(null);
      return;
    }
    const pressed = pressedKey(event);
    const step = pressed === 'j' ? 1 : pressed === 'k' ? -1 : 0;
    if (step === 0 || keys.length === 0) return;
    const at = selected === null ? -1 : keys.indexOf(selected);
    const next = at === -1 ? (step === 1 ? 0 : keys.length - 1) : at + step;
    const key = keys[Math.min(Math.max(next, 0), keys.length - 1)];
    if (key !== undefined) select(key);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => press(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
