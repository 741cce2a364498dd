import type { Stop } from '../../ui/line-layout.ts';
import styles from './stop-name.module.css';

/** What happens when a stop is picked, and which can be. */
export interface StopPick {
  can: (stop: Stop) => boolean;
  pick: (stop: Stop) => void;
}

interface StopNameProps {
  stop: Stop;
  name: string;
  pick: StopPick;
  isPicked: boolean;
}

/** The name of a stop on the large line; where it can be picked, a button as large as its mark and its name. */
export function StopName({ stop, name, pick, isPicked }: StopNameProps) {
  if (!pick.can(stop)) return name;
  return (
    <button type="button" className={styles.pick} aria-pressed={isPicked} onClick={() => pick.pick(stop)}>
      {name}
    </button>
  );
}
