import type { ReactNode } from 'react';
import { useNumberFormat } from '../lib/use-number-format.ts';
import styles from './filter.module.css';

export interface FilterRowProps {
  label: string;
  /** A phone shows all of them, in several lines; else they scroll. */
  wraps?: boolean;
  /** True where their counts are still to come: until then they keep their room and are not seen, since counts move them. */
  pending?: boolean;
  children: ReactNode;
}

/** Filters of which one is on, side by side; on a phone they scroll, and fade where there are more. */
export function FilterRow({ label, wraps = false, pending = false, children }: FilterRowProps) {
  return (
    <div
      role="group"
      aria-label={label}
      className={`${styles.filters} ${wraps ? '' : styles.scrolls} ${pending ? styles.pending : ''}`}
    >
      {children}
    </div>
  );
}

export interface FilterProps {
  words: ReactNode;
  /** How many it lets through; undefined where that is not known. */
  count?: number | undefined;
  /** True where there are at least so many. */
  capped?: boolean | undefined;
  on: boolean;
  /** Shown in red where it lets anything through. */
  bad?: boolean;
  /** The same in orange. */
  late?: boolean;
  hint?: string | undefined;
  onChoose: () => void;
}

/** A counter that is also the filter for what it counts. */
export function Filter(props: FilterProps) {
  const { words, count, capped = false, on, bad = false, late = false, hint, onChoose } = props;
  const number = useNumberFormat();
  const tone = bad ? styles.bad : late ? styles.late : '';
  return (
    <button type="button" className={styles.filter} aria-pressed={on} onClick={onChoose} title={hint}>
      {words}
      {count === undefined ? null : (
        <bdi className={`${styles.count} ${count > 0 ? tone : ''}`}>
          {number.format(count)}
          {capped && count > 0 ? '+' : ''}
        </bdi>
      )}
    </button>
  );
}
