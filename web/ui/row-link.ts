import type { MouseEvent as Pressed } from 'react';
import styles from './row-link.module.css';

/** The look of a link that is as large as its row, which has to be positioned. */
export function rowLinkClass(more = ''): string {
  return `${styles.link} ${more}`.trim();
}

/** Lies over such a link, so that it can be clicked itself. */
export const overRowLink = styles.over ?? '';

/** Of what lies over such a link, only what tells something under the pointer may catch it; a click there is one on the link. */
export const throughToRowLink = styles.through ?? '';

/** To be called where something inside `throughToRowLink` was clicked; `row` holds the link. */
export function clickRowLink(row: Element | null, { nativeEvent }: Pressed): void {
  row?.querySelector('a')?.dispatchEvent(new MouseEvent('click', nativeEvent));
}
