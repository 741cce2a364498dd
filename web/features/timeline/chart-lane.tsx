import { useTranslation } from 'react-i18next';
import type { ChartFrame } from './chart-frame.ts';
import type { Lane } from './chart-layout.ts';
import type { Bar, EndTick } from './lane-marks.ts';
import type { Mark } from './mark-groups.ts';
import { MarkButton } from './mark-button.tsx';
import { eventKey } from './event-key.ts';
import { eventKinds } from './event-kind.ts';
import styles from './time-chart.module.css';

export interface ChartLaneProps {
  lane: Lane;
  frame: ChartFrame;
  /** Of the station; vendor text. */
  name: string;
  /** Prefix of the chart's fill patterns. */
  patterns: string;
  /** By event key, how late those are that came out of turn. */
  late: ReadonlyMap<string, number>;
  selected: string | null;
  onSelect: (key: string) => void;
  /** Where an archive that has not come yet is waited for; null elsewhere. */
  awaitedAt: number | null;
}

const barHeight = 15;

/** The bars and ticks of one station, under one transparent button for each thing that can be selected. */
export function ChartLane({
  lane,
  frame,
  name,
  patterns,
  late,
  selected,
  onSelect,
  awaitedAt,
}: ChartLaneProps) {
  const { t } = useTranslation('timeline');
  return (
    <g>
      <g aria-hidden="true">
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
            <Extra
              key={mark.events.map(eventKey).join()}
              mark={mark}
              lane={lane}
              frame={frame}
              selected={selected}
            />
          ))}
        {lane.ends.map((end) => (
          <End
            key={`${end.track}:${end.x}`}
            end={end}
            frame={frame}
            middle={frame.middle(lane, end.track)}
            selected={end.event !== null && end.event === selected}
          />
        ))}
        {awaitedAt === null || lane.ends.length > 0 ? null : (
          <g className={styles.awaited}>
            <circle cx={frame.left(awaitedAt + 14)} cy={frame.middle(lane, 0)} r="6.5" />
            <text x={frame.left(awaitedAt + 27)} y={frame.middle(lane, 0) + 4}>
              {t('chart.awaited')}
            </text>
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

interface PhaseBarProps {
  bar: Bar;
  frame: ChartFrame;
  middle: number;
  patterns: string;
  selected: boolean;
}

function PhaseBar({ bar, frame, middle, patterns, selected }: PhaseBarProps) {
  const width = Math.max(bar.width, 2);
  const classes = [
    styles.bar,
    styles[bar.phase],
    bar.reconstructed ? styles.reconstructed : '',
    selected ? styles.selected : '',
  ];
  const hatched = bar.phase === 'waiting' && !bar.reconstructed;
  return (
    <rect
      className={classes.join(' ')}
      x={frame.left(bar.x, width)}
      y={middle - barHeight / 2}
      width={width}
      height={barHeight}
      rx={Math.min(3, width / 2)}
      style={hatched ? { fill: `url(#${patterns}-hatch)` } : undefined}
    />
  );
}

interface EndProps {
  end: EndTick;
  frame: ChartFrame;
  middle: number;
  selected: boolean;
}

function End({ end, frame, middle, selected }: EndProps) {
  const { t } = useTranslation('timeline');
  const classes = [
    styles.end,
    styles[end.state],
    end.reconstructed ? styles.reconstructed : '',
    selected ? styles.selected : '',
  ];
  return (
    <g className={classes.join(' ')}>
      <rect x={frame.left(end.x, 3)} y={middle - 12.5} width="3" height="25" rx="1.5" />
      {end.labelled ? (
        <text x={frame.left(end.x + 13)} y={middle + 4}>
          {t(`chart.end.${end.state}`)}
        </text>
      ) : null}
    </g>
  );
}

/** What stands on a bar without beginning one: further logins with their count, and steps out of the row. */
function Extra({
  mark,
  lane,
  frame,
  selected,
}: {
  mark: Mark;
  lane: Lane;
  frame: ChartFrame;
  selected: string | null;
}) {
  const middle = frame.middle(lane, mark.track);
  const [first] = mark.events;
  if (first === undefined) return null;
  const tone = styles[`tone-${eventKinds[first.type].tone}`];
  return (
    <g className={`${styles.extra} ${tone}`}>
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
      {mark.events.length > 1 ? (
        <text x={frame.left(mark.x + 1)} y={middle - 11}>
          ×{mark.events.length}
        </text>
      ) : null}
    </g>
  );
}
