import { useEffect } from 'react';

/** Keeps the screen from going dark, where the browser can. It lets go by itself whenever the page is hidden. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let wanted = true;
    const ask = async () => {
      if (document.hidden || !('wakeLock' in navigator)) return;
      try {
        lock = await navigator.wakeLock.request('screen');
        if (!wanted) await lock.release();
      } catch {
        // A low battery, or a rule of the machine: then it goes dark as ever.
      }
    };
    const back = () => void ask();
    document.addEventListener('visibilitychange', back);
    back();
    return () => {
      wanted = false;
      document.removeEventListener('visibilitychange', back);
      void lock?.release();
    };
  }, []);
}
