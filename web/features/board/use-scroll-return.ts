import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * Where the person was in the list is kept in the history entry itself, so that Back finds it and a fresh
 * visit starts at the top. Returns what to call just before leaving; `ready` is true once there are rows.
 */
export function useScrollReturn(ready: boolean): () => void {
  const done = useRef(false);
  useLayoutEffect(() => {
    if (!ready || done.current) return;
    done.current = true;
    const state: unknown = window.history.state;
    if (typeof state !== 'object' || state === null || !('scrollY' in state)) return;
    const { scrollY } = state;
    if (typeof scrollY === 'number') window.scrollTo({ top: scrollY });
  }, [ready]);
  return useCallback(() => {
    const state: unknown = window.history.state;
    const kept = typeof state === 'object' && state !== null ? state : {};
    window.history.replaceState({ ...kept, scrollY: window.scrollY }, '');
  }, []);
}
