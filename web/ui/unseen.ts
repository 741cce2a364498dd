import styles from './unseen.module.css';

/** Class of what is there for those who listen only. */
export const unseen = styles.unseen ?? '';
