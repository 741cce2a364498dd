import { useEffect, useState } from 'react';

const patience = 3000;

/** True while the pointer has not been moved for some seconds. */
export function useStillPointer(): boolean {
  const [still, setStill] = useState(true);
  useEffect(() => {
    let timer: number | undefined;
    const move = () => {
      window.clearTimeout(timer);
      setStill(false);
      timer = window.setTimeout(() => setStill(true), patience);
    };
    window.addEventListener('pointermove', move, { passive: true });
    window.addEventListener('pointerdown', move, { passive: true });
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerdown', move);
    };
  }, []);
  return still;
}
