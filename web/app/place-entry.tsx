import type { HTMLAttributes, ReactNode } from 'react';
import { Link } from 'wouter';
import { useNumberFormat } from '../lib/use-number-format.ts';
import styles from './place-entry.module.css';

export interface PlaceEntryProps {
  href: string;
  words: string;
  /** What is to be seen there; 0 is not written. */
  count: number;
  /** True where there are at least so many. */
  capped?: boolean;
  /** `page` for the page that is shown, `true` for the one it belongs to. */
  current: 'page' | 'true' | false;
  onOpen?: () => void;
  /** What stands before the count. */
  note?: ReactNode;
  /** What the whole entry listens to. */
  listeners?: HTMLAttributes<HTMLLIElement>;
  /** What stands beside the link. */
  children?: ReactNode;
}

/** A place to go, in a list of them. */
export function PlaceEntry(props: PlaceEntryProps) {
  const { href, words, count, capped = false, current, onOpen, note, listeners, children } = props;
  const number = useNumberFormat();
  return (
    <li className={styles.place} {...listeners}>
      <Link
        href={href}
        className={styles.entry ?? ''}
        {...(current === false ? {} : { 'aria-current': current })}
        {...(onOpen === undefined ? {} : { onClick: onOpen })}
      >
        <span className={styles.words} dir="auto" title={words}>
          {words}
        </span>
        {note}
        {count === 0 ? null : (
          <bdi className={styles.count}>
            {number.format(count)}
            {capped ? '+' : ''}
          </bdi>
        )}
      </Link>
      {children}
    </li>
  );
}
