import { useContext } from 'react';
import { SheetContext, useLeft } from '../sheet.ts';
import styles from '../picture.module.css';
import { directionOf } from './direction-of.ts';
import { cutText } from './fit-text.ts';

export interface WordsProps {
  children: string;
  /** Where they stand, in pixels from the start of the sheet and from its top to their ground line. */
  x: number;
  y: number;
  /** In pixels. */
  size: number;
  weight?: number;
  tone?: 'ink' | 'second' | 'third' | 'late' | 'bad' | 'brand';
  /** Pixels that they may take; what is longer is cut. */
  room?: number;
  /** Which end of them stands at `x`. */
  at?: 'start' | 'middle' | 'end';
  /** Written by a vendor, so that they run in a direction of their own. */
  isVendors?: boolean;
}

/** One line of text. */
export function Words({
  children: text,
  x,
  y,
  size,
  weight = 400,
  tone = 'second',
  room = Infinity,
  at = 'start',
  isVendors = false,
}: WordsProps) {
  const left = useLeft();
  const page = useContext(SheetContext).rightToLeft ? 'rtl' : 'ltr';
  const direction = isVendors ? directionOf(text) : page;
  // Start and end are those of the text; where it runs against the page they change places.
  const anchor = at === 'middle' || direction === page ? at : at === 'start' ? 'end' : 'start';
  return (
    <text
      x={left(x)}
      y={y}
      direction={direction}
      textAnchor={anchor}
      fontSize={size}
      fontWeight={weight}
      className={styles[tone]}
    >
      {cutText(text, size, room)}
    </text>
  );
}
