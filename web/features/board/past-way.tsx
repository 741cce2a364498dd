import { loadWords } from '../../lib/i18n.ts';
import { createPart, usePart } from '../../lib/part.ts';
import styles from './past-way.module.css';
import type { Past } from './use-past.ts';

/** Few go back in time. */
const bar = createPart(async () => {
  const [{ PastBar }] = await Promise.all([import('./past/past-bar.tsx'), loadWords('past')]);
  return { PastBar };
});

/** The way through the past, while it is open. There is room for it before it is here, so that the rows move once. */
export function PastWay({ past }: { past: Past }) {
  const here = usePart(bar, past.isOpen);
  if (!past.isOpen) return null;
  return <div className={styles.place}>{here === null ? null : <here.PastBar past={past} />}</div>;
}
