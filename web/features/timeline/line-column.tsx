import { useTranslation } from 'react-i18next';
import type { ProcessState } from '../../../shared/states.ts';
import { foldLine } from '../../ui/fold-line.ts';
import { FoldedStops } from '../../ui/folded-stops.tsx';
import type { LineLayout } from '../../ui/line-layout.ts';
import type { StopPick } from './stop-name.tsx';
import { Mark } from '../../ui/mark.tsx';
import { stopState } from '../../ui/stop-state.ts';
import styles from './line-column.module.css';
import { StopDetail } from './stop-detail.tsx';

export interface LineColumnProps {
  layout: LineLayout;
  state: ProcessState;
  highlighted: string | null;
  pick: StopPick;
}

/** More than this and the events below would be out of reach. */
const most = 12;

/** The line from top to bottom, so that a phone has room for the words at each stop. */
export function LineColumn({ layout, state, highlighted, pick }: LineColumnProps) {
  const { t } = useTranslation('states');
  return (
    <ol className={styles.line}>
      {foldLine(layout, most, highlighted).map(({ key, track, stop, folded }) => {
        const way = track === undefined ? null : <span className={`${styles.track} ${styles[track]}`} />;
        if (folded !== null) {
          return (
            <li key={key} className={`${styles.stop} ${styles.folded}`}>
              {way}
              <FoldedStops stops={folded} isRequest={layout.isRequest} />
            </li>
          );
        }
        const classes = [
          styles.stop,
          stop.current ? styles.current : '',
          stop.mark === 'upcoming' ? styles.upcoming : '',
          stop.key === highlighted ? styles.highlighted : '',
        ];
        return (
          <li key={key} className={classes.join(' ')}>
            {way}
            <span className={styles.mark}>
              <Mark state={stop.mark} late={stop.late} reconstructed={stop.reconstructed} size={28} />
            </span>
            <span className={styles.words}>
              <span className={styles.name}>
                {pick.can(stop) ? (
                  <button
                    type="button"
                    className={styles.pick}
                    aria-pressed={stop.key === highlighted}
                    onClick={() => pick.pick(stop)}
                  >
                    <bdi>{stop.kind === 'archive' ? t('archive') : stop.name}</bdi>
                  </button>
                ) : (
                  <bdi>{stop.kind === 'archive' ? t('archive') : stop.name}</bdi>
                )}
                <span className={styles.state}>{stopState(stop, layout.isRequest, t)}</span>
              </span>
              <StopDetail stop={stop} state={state} isRequest={layout.isRequest} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
