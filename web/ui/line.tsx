import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeFormat } from '../lib/format-time.ts';
import { useTimeFormat } from '../lib/use-time-format.ts';
import { foldLine } from './fold-line.ts';
import { FoldedStops } from './folded-stops.tsx';
import type { LineLayout, Stop } from './line-layout.ts';
import styles from './line.module.css';
import { Mark } from './mark.tsx';
import { stopState } from './stop-state.ts';
import { useLineRoom } from './use-line-room.ts';

export interface LineProps {
  layout: LineLayout;
  /** `tight` is a row with little room, `large` for the page of one process: bigger marks and room for what `detail` says. */
  size?: 'row' | 'tight' | 'large';
  /** What stands under the name of a stop instead of its dwell. */
  detail?: (stop: Stop) => ReactNode;
  /** The stop to point out, by its key. */
  highlighted?: string | null;
  /** What stands as the name of a stop instead of the bare word, such as a button. */
  naming?: (stop: Stop, name: string) => ReactNode;
}

/** Places for which a line of that size has room, where the width of the page does not matter. */
const rooms = { row: null, tight: 5, large: 9 };

/** A process as a metro line: solid behind, dashed ahead. A list, so that it can also be listened to. */
export function Line({ layout, size = 'row', detail, highlighted = null, naming }: LineProps) {
  const { t } = useTranslation('states');
  const time = useTimeFormat();
  const rowRoom = useLineRoom();
  const room = rooms[size] ?? rowRoom;
  return (
    <ol className={`${styles.line} ${styles[size] ?? ''}`}>
      {foldLine(layout, room, highlighted).map(({ key, track, stop, folded }) => {
        const trackClass = `${styles.track} ${track === 'travelled' ? styles.travelled : styles.ahead}`;
        const way = track === undefined ? null : <span className={trackClass} />;
        if (folded !== null) {
          return (
            <li key={key} className={`${styles.stop} ${styles.folded}`}>
              {way}
              <FoldedStops stops={folded} isRequest={layout.isRequest} />
            </li>
          );
        }
        const name = stop.kind === 'archive' ? t('archive') : stop.name;
        return (
          <li
            key={key}
            className={[
              styles.stop,
              stop.kind === 'archive' ? '' : styles.named,
              stop.current ? styles.current : '',
              stop.mark === 'upcoming' ? styles.upcoming : '',
              stop.key === highlighted ? styles.highlighted : '',
            ].join(' ')}
          >
            {way}
            <span className={styles.mark}>
              <Mark
                state={stop.mark}
                late={stop.late}
                reconstructed={stop.reconstructed}
                size={size === 'large' ? 28 : 26}
              />
            </span>
            <span className={styles.words}>
              <span className={styles.name} dir="auto" title={name}>
                {naming === undefined ? name : naming(stop, name)}
              </span>
              <span className={styles.spoken}>
                {`, ${spokenState(stop, layout.isRequest, t)}${detail === undefined ? ' ' : ''}`}
              </span>
              {detail === undefined ? dwellOf(stop, time) : detail(stop)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** The state of a stop in words, for those who do not see its mark. */
function spokenState(stop: Stop, isRequest: boolean, t: TFunction<'states'>): string {
  const words = [stopState(stop, isRequest, t)];
  if (stop.late) words.push(t('late'));
  if (stop.reconstructed) words.push(t('reconstructed'));
  return words.join(', ');
}

function dwellOf(stop: Stop, time: TimeFormat): ReactNode {
  if (stop.kind !== 'station' || stop.dwell === null) return null;
  return <bdi className={styles.dwell}>{time.dwell(stop.dwell)}</bdi>;
}
