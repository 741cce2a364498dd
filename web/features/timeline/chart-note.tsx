import type { ChartFrame } from './chart-frame.ts';
import type { Lane } from './chart-layout.ts';
import { eventKey } from './event-key.ts';
import { eventKinds } from './event-kind.ts';
import type { Mark } from './mark-groups.ts';
import tones from '../../ui/tones.module.css';
import styles from './chart-note.module.css';

export interface ChartNoteProps {
  mark: Mark;
  lane: Lane;
  frame: ChartFrame;
  /** One of its events came out of turn. */
  late: boolean;
  selected: string | null;
}

/**
 * What is said of a mark beside its bar: further logins with their count, a step out of the row, and a
 * hollow dot above what came out of turn.
 */
export function ChartNote({ mark, lane, frame, late, selected }: ChartNoteProps) {
  const middle = frame.middle(lane, mark.track);
  const [first] = mark.events;
  if (first === undefined) return null;
  return (
    <g className={`${styles.note} ${tones[eventKinds[first.type].tone]}`}>
      {mark.echoes.map((x, index) => (
        <line key={index} x1={frame.left(x)} x2={frame.left(x)} y1={middle - 4.5} y2={middle + 4.5} />
      ))}
      {mark.role === 'note' ? (
        <circle
          className={selected === eventKey(first) ? styles.selected : undefined}
          cx={frame.left(mark.x)}
          cy={middle}
          r="4.5"
          strokeDasharray={first.reconstructed ? '2 2' : undefined}
        />
      ) : null}
      {late ? (
        <circle className={`${tones.late} ${styles.late}`} cx={frame.left(mark.x)} cy={middle - 13} r="3" />
      ) : null}
      {mark.events.length > 1 ? (
        <text x={frame.left(mark.x + (late ? 14 : 9))} y={middle - 11}>
          ×{mark.events.length}
        </text>
      ) : null}
    </g>
  );
}
