import { useEffect, useRef } from 'react';
import { useStore } from '../../../lib/store.ts';
import { cameBack, looked, type Look } from './look.ts';
import { looks, remember } from './looks.ts';

/** Milliseconds: what a browser that is killed forgets at most. */
const pulse = 15_000;

/** Remembers that somebody looks, for as long as the page is shown, and notices when they come back. `seq`: what the board knows of. */
export function useLooks(seq: number): Look {
  const latest = useRef(seq);
  useEffect(() => {
    latest.current = seq;
  });
  useEffect(() => {
    const note = () => remember((known) => looked(known, latest.current, Date.now()));
    const look = () => {
      // On the way out as well: until then it was looked at.
      if (!document.hidden) remember((known) => cameBack(known, Date.now()));
      note();
    };
    const beat = () => {
      if (!document.hidden) note();
    };
    look();
    const timer = window.setInterval(beat, pulse);
    document.addEventListener('visibilitychange', look);
    return () => {
      beat();
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return useStore(looks);
}
