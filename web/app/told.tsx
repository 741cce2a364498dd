import { useEffect } from 'react';
import { Button } from '../ui/button.tsx';
import { useStore } from '../lib/store.ts';
import { told } from '../lib/tell.ts';
import styles from './told.module.css';

/** Long enough to read two sentences twice. */
const lasts = 9_000;

/** What was just done, in words. The region is always there: what is put into it is read out. */
export function Told() {
  const said = useStore(told);
  useEffect(() => {
    if (said === null) return;
    const timer = window.setTimeout(() => told.set(null), lasts);
    return () => window.clearTimeout(timer);
  }, [said]);
  const undo = () => {
    said?.remedy?.act();
    told.set(null);
  };
  return (
    <div className={styles.place} role="status">
      {said === null ? null : (
        <p className={styles.words}>
          {said.words}
          {said.remedy === null ? null : (
            <Button look="quiet" className={styles.remedy ?? ''} onClick={undo}>
              {said.remedy.words}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
