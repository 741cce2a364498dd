import { useTranslation } from 'react-i18next';
import { End, PhaseBar } from './chart-bar.tsx';
import type { ChartFrame } from './chart-frame.ts';
import type { Lane } from './chart-layout.ts';
import { ChartNote } from './chart-note.tsx';
import { MarkButton } from './mark-button.tsx';
import { eventKey } from './event-key.ts';
import styles from './chart-lane.module.css';

export interface ChartLaneProps {
  lane: Lane;
  frame: ChartFrame;
  /** Of the station; vendor text. */
  name: string;
  /** Prefix of the chart's fill patterns. */
  patterns: string;
  isRequest: boolean;
  /** By event key, how late those are that came out of turn. */
  late: ReadonlyMap<string, number>;
  selected: string | null;
  /** Null in a picture. */
  onSelect: ((key: string) => void) | null;
  /** Where an archive that has not come yet is waited for; null elsewhere. */
  awaitedAt: number | null;
}

/** The bars and ticks of one station, under one transparent button for each thing that can be selected. */
export function ChartLane({
  lane,
  frame,
  name,
  patterns,
  isRequest,
  late,
  selected,
  onSelect,
  awaitedAt,
}: ChartLaneProps) {
  const { t } = useTranslation('timeline');
  return (
    <g>
      <g aria-hidden="true">
        {lane.ghost === null ? null : (
          <rect
            className={styles.ghost}
            x={frame.left(lane.ghost.x, lane.ghost.width)}
            y={frame.middle(lane, 0) - 13}
            width={lane.ghost.width}
            height="26"
            rx="5"
          />
        )}
        {lane.bars.map((bar) => (
          <PhaseBar
            key={`${bar.track}:${bar.x}:${bar.phase}`}
            bar={bar}
            frame={frame}
            middle={frame.middle(lane, bar.track)}
            patterns={patterns}
            selected={bar.event !== null && bar.event === selected}
          />
        ))}
        {lane.groups
          .flatMap((group) => group.marks)
          .map((mark) => (
            <ChartNote
              key={mark.events.map(eventKey).join()}
              mark={mark}
              lane={lane}
              frame={frame}
              late={mark.events.some((event) => late.has(eventKey(event)))}
              selected={selected}
            />
          ))}
        {lane.ends.map((end) => (
          <End
            key={`${end.track}:${end.x}`}
            end={end}
            frame={frame}
            middle={frame.middle(lane, end.track)}
            isRequest={isRequest}
            selected={end.event !== null && end.event === selected}
          />
        ))}
        {awaitedAt === null || lane.ends.length > 0 ? null : (
          <g className={styles.awaited}>
            <circle cx={frame.left(awaitedAt + 14)} cy={frame.middle(lane, 0)} r="6.5" />
            {frame.narrow ? null : (
              <text x={frame.left(awaitedAt + 27)} y={frame.middle(lane, 0) + 4}>
                {t('chart.awaited')}
              </text>
            )}
          </g>
        )}
      </g>
      {lane.groups.map((group) => (
        <MarkButton
          key={group.events.map(eventKey).join()}
          group={group}
          x={frame.left(group.x, group.width)}
          middle={frame.middle(lane, group.track)}
          name={name}
          late={late}
          selected={selected}
          onSelect={onSelect}
        />
      ))}
    </g>
  );
}
