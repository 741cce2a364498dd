import { useEffect, useState } from 'react';
import { told, type Said } from '../lib/tell.ts';
import { Button } from '../ui/button.tsx';
import styles from './told.module.css';

/** Long enough to read two sentences twice. */
const lasts = 9_000;

/** One sentence with its remedy. It goes by itself, but not from under a hand or the focus. */
export function ToldWords({ said }: { said: Said }) {
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const isHeld = isPointed || isFocused;
  useEffect(() => {
    if (isHeld) return;
    const timer = window.setTimeout(() => told.set(null), lasts);
    return () => window.clearTimeout(timer);
  }, [said, isHeld]);
  const undo = () => {
    said.remedy?.act();
    told.set(null);
  };
  return (
    <p
      className={styles.words}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      {said.words}
      {said.remedy === null ? null : (
        <Button look="quiet" className={styles.remedy ?? ''} onClick={undo}>
          {said.remedy.words}
        </Button>
      )}
    </p>
  );
}
