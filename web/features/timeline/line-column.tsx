import { useTranslation } from 'react-i18next';
import type { ProcessState } from '../../../shared/states.ts';
import type { LineLayout } from '../../ui/line-layout.ts';
import { Mark } from '../../ui/mark.tsx';
import styles from './line-column.module.css';
import { StopDetail } from './stop-detail.tsx';

export interface LineColumnProps {
  layout: LineLayout;
  state: ProcessState;
  highlighted: string | null;
}

/** The line from top to bottom, so that a phone has room for the words at each stop. */
export function LineColumn({ layout, state, highlighted }: LineColumnProps) {
  const { t } = useTranslation('states');
  return (
    <ol className={styles.line}>
      {layout.stops.map((stop, at) => {
        const track = layout.segments[at];
        const classes = [
          styles.stop,
          stop.current ? styles.current : '',
          stop.mark === 'upcoming' ? styles.upcoming : '',
          stop.key === highlighted ? styles.highlighted : '',
        ];
        return (
          <li key={stop.key} className={classes.join(' ')}>
            {track === undefined ? null : <span className={`${styles.track} ${styles[track]}`} />}
            <span className={styles.mark}>
              <Mark state={stop.mark} late={stop.late} reconstructed={stop.reconstructed} size={28} />
            </span>
            <span className={styles.words}>
              <span className={styles.name}>
                <bdi>{stop.kind === 'archive' ? t('archive') : stop.name}</bdi>
                <span className={styles.state}>{t(`station.${stop.mark}`)}</span>
              </span>
              <StopDetail stop={stop} state={state} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
