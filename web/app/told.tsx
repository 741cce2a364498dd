import { createPart, usePart } from '../lib/part.ts';
import { useStore } from '../lib/store.ts';
import { told } from '../lib/tell.ts';
import styles from './told.module.css';

/** Nothing is told before something was done. */
const toldWords = createPart(() => import('./told-words.tsx'));

/** What was just done, in words. The region is always there: what is put into it is read out. */
export function Told() {
  const said = useStore(told);
  const here = usePart(toldWords, said !== null);
  return (
    <div className={styles.place} role="status">
      {said === null || here === null ? null : <here.ToldWords said={said} />}
    </div>
  );
}
