import styles from './row-link.module.css';

/** The look of a link that is as large as its row, which has to be positioned. */
export function rowLinkClass(more = ''): string {
  return `${styles.link} ${more}`.trim();
}

/** Lies over such a link, so that it can be clicked itself. */
export const overRowLink = styles.over ?? '';
