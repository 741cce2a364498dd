import styles from './mark.module.css';
import tones from './tones.module.css';
import type { MarkState } from './mark-state.ts';

export interface MarkProps {
  state: MarkState;
  /** Past the usual time: the same shape in orange with a halo. */
  late?: boolean;
  /** Known from the archive alone: the same shape, hollow and dotted. */
  reconstructed?: boolean;
  /** Edge of the drawing in pixels, halo included; the disc takes two thirds of it. */
  size?: number;
}

/**
 * The mark of a station. Shape carries the meaning and colour repeats it, so it reads without colour. It is
 * a drawing only: whoever places it says the state in words beside it.
 */
export function Mark({ state, late = false, reconstructed = false, size = 26 }: MarkProps) {
  const classes = [styles.mark, tones[state], late ? tones.late : ''];
  return (
    <svg
      className={classes.filter(Boolean).join(' ')}
      width={size}
      height={size}
      viewBox="-13 -13 26 26"
      aria-hidden="true"
      focusable="false"
    >
      {late || state === 'filling' || state === 'opened' ? <circle className={styles.halo} r="12.5" /> : null}
      {reconstructed ? <Hollow state={state} /> : <Shape state={state} />}
    </svg>
  );
}

function Shape({ state }: { state: MarkState }) {
  switch (state) {
    case 'waiting':
      return <circle className={styles.ring} r="6.9" />;
    case 'opened':
      return (
        <>
          <circle className={`${styles.ring} ${styles.half}`} r="7" />
          <path className={styles.solid} d="M0-7A7 7 0 0 0 0 7Z" />
        </>
      );
    case 'filling':
      return (
        <>
          <circle className={styles.ring} r="6.9" />
          <circle className={styles.solid} r="3.3" />
        </>
      );
    case 'submitted':
      return (
        <>
          <circle className={styles.solid} r="8.4" />
          <path className={styles.sign} d="M-3.5.3l2.4 2.5L3.6-2.6" />
        </>
      );
    case 'expired':
      return (
        <>
          <rect className={styles.solid} x="-8.4" y="-8.4" width="16.8" height="16.8" rx="3" />
          <path className={styles.sign} d="M-3.2 0H3.2" />
        </>
      );
    case 'failed':
      return (
        <>
          <path className={styles.solid} d="M0-9.6L9.6 0L0 9.6L-9.6 0Z" />
          <path className={styles.sign} d="M-2.5-2.5L2.5 2.5M2.5-2.5L-2.5 2.5" />
        </>
      );
    case 'deleted':
      return (
        <>
          <circle className={styles.ring} r="7.2" />
          <path className={styles.strike} d="M-4.4 4.4L4.4-4.4" />
        </>
      );
    case 'upcoming':
      return <circle className={styles.dashed} r="7.4" />;
  }
}

/** The outline of each shape, dotted: it happened, but nobody told us at the time. */
function Hollow({ state }: { state: MarkState }) {
  return (
    <>
      {state === 'expired' ? (
        <rect className={styles.dotted} x="-7.4" y="-7.4" width="14.8" height="14.8" rx="3" />
      ) : (
        <circle className={styles.dotted} r="7.4" />
      )}
      {state === 'submitted' ? <path className={styles.strike} d="M-3.2.3l2.2 2.3L3.3-2.4" /> : null}
      {state === 'expired' ? <path className={styles.strike} d="M-3 0H3" /> : null}
      {state === 'deleted' ? <path className={styles.strike} d="M-4.4 4.4L4.4-4.4" /> : null}
      {state === 'filling' ? <circle className={styles.solid} r="2.6" /> : null}
    </>
  );
}
