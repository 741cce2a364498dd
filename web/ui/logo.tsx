import styles from './logo.module.css';

/** Two stops and one to come. It mirrors with the direction of reading, as every line does. */
export function Logo() {
  return (
    <svg
      className={styles.logo}
      width="28"
      height="14"
      viewBox="0 0 28 14"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M4 7H10" stroke="currentColor" strokeWidth="2.6" />
      <circle cx="4.5" cy="7" r="3.5" fill="currentColor" />
      <circle cx="13.5" cy="7" r="4.6" fill="none" stroke="currentColor" strokeWidth="2.8" />
      <circle className={styles.next} cx="24" cy="7" r="3" />
    </svg>
  );
}
