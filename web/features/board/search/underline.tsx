import { useLayoutEffect, useRef, type RefObject } from 'react';
import styles from './underline.module.css';

export interface UnderlineProps {
  text: string;
  /** The mistake in it. */
  at: number;
  length: number;
  /** The field that shows the same text, in the same letters, over the same place. */
  input: RefObject<HTMLInputElement | null>;
}

/** A field cannot underline a part of its text, so the same text lies unseen beneath it and does. */
export function Underline({ text, at, length, input }: UnderlineProps) {
  const line = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const field = input.current;
    if (field === null) return;
    const follow = () => {
      if (line.current !== null) line.current.scrollLeft = field.scrollLeft;
    };
    follow();
    field.addEventListener('scroll', follow);
    return () => field.removeEventListener('scroll', follow);
  });
  return (
    <span ref={line} className={styles.line} dir="auto" aria-hidden="true">
      {text.slice(0, at)}
      <span className={styles.mistake}>{text.slice(at, at + length)}</span>
      {text.slice(at + length)}
    </span>
  );
}
