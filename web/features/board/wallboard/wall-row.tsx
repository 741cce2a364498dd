import { useTranslation } from 'react-i18next';
import type { Process } from '../../../../shared/process.ts';
import type { Workflow } from '../../../../shared/workflow.ts';
import { useNow } from '../../../lib/now.ts';
import { useTimeFormat } from '../../../lib/use-time-format.ts';
import { layoutLine } from '../../../ui/line-layout.ts';
import { Mark } from '../../../ui/mark.tsx';
import { nowPhrase } from '../now-phrase.ts';
import { rowTitle } from '../row-title.ts';
import { Flap } from './flap.tsx';
import styles from './wall-row.module.css';
import { wallState } from './wall-state.ts';

/** More marks than these say nothing from across a room. */
const mostStops = 6;

const words = { late: 'late', quiet: 'quiet', tomorrow: 'tomorrow' } as const;

export interface WallRowProps {
  process: Process;
  workflow: Workflow | undefined;
  /** Whether to say of which workflow it is. */
  named: boolean;
}

/** One process in letters that can be read from five metres. Each cell falls by itself when it changes. */
export function WallRow({ process, workflow, named }: WallRowProps) {
  const { t } = useTranslation(['wallboard', 'states']);
  const time = useTimeFormat();
  const now = useNow();
  const line = layoutLine(process, workflow, now);
  const phrase = nowPhrase(process, line, now);
  const title = rowTitle(process);
  const state = wallState(process, now, time);
  const station = 'station' in phrase ? phrase.station : null;
  // Of the whole stay: it is what makes a process late.
  const span = phrase.kind === 'open' ? phrase.stay : null;
  const labels = Object.values(process.labels)
    .filter((value) => value !== title.name)
    .join(' · ');
  const stops = line.stops.slice(0, mostStops);
  const said =
    state.kind === 'due'
      ? state.words
      : state.kind === 'state'
        ? t(`states:${process.isRequest ? 'request' : 'process'}.${state.state}`)
        : t(words[state.kind]);
  const tone =
    state.kind === 'late'
      ? styles.late
      : state.kind === 'due' && state.isToday
        ? styles.today
        : state.kind === 'state' && (state.state === 'expired' || state.state === 'failed')
          ? styles.bad
          : '';
  return (
    <tr className={styles.row}>
      <td className={styles.number}>
        <Flap of={title.number ?? ''}>
          <bdi>{title.number}</bdi>
        </Flap>
      </td>
      <th scope="row" className={styles.title}>
        <Flap of={`${process.title} ${labels}`}>
          <span className={styles.name} dir="auto">
            {title.name}
          </span>
          <span className={styles.labels} dir="auto">
            {!named || title.workflow === '' ? labels : [title.workflow, labels].filter(Boolean).join(' · ')}
          </span>
        </Flap>
      </th>
      <td className={styles.line} aria-hidden="true">
        <span className={styles.stops}>
          {stops.map((stop, at) => (
            <span key={stop.key} className={styles.stop}>
              {at === 0 ? null : (
                <span className={`${styles.track} ${styles[line.segments[at - 1] ?? 'ahead']}`} />
              )}
              <Mark state={stop.mark} late={stop.late} size={40} />
            </span>
          ))}
        </span>
      </td>
      <td className={styles.station}>
        {station === null ? null : (
          <Flap of={station} className={styles.plate}>
            <bdi>{station}</bdi>
          </Flap>
        )}
        {span === null ? null : <bdi className={styles.since}>{time.dwell(span)}</bdi>}
      </td>
      <td className={`${styles.state} ${tone}`}>
        <Flap of={said}>{said}</Flap>
      </td>
    </tr>
  );
}
