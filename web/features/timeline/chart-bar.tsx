import { useTranslation } from 'react-i18next';
import type { ChartFrame } from './chart-frame.ts';
import type { Bar, EndTick } from './lane-marks.ts';
import tones from '../../ui/tones.module.css';
import styles from './chart-bar.module.css';

const barHeight = 15;

interface PhaseBarProps {
  bar: Bar;
  frame: ChartFrame;
  middle: number;
  patterns: string;
  selected: boolean;
}

/** A stretch in which a form was in one phase. */
export function PhaseBar({ bar, frame, middle, patterns, selected }: PhaseBarProps) {
  const width = Math.max(bar.width, 2);
  const classes = [
    styles.bar,
    tones[bar.phase],
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
  isRequest: boolean;
  selected: boolean;
}

/** The tick at which a session ended, with its word where there is room. */
export function End({ end, frame, middle, isRequest, selected }: EndProps) {
  const { t } = useTranslation('timeline');
  const classes = [
    styles.end,
    tones[end.state],
    end.reconstructed ? styles.reconstructed : '',
    selected ? styles.selected : '',
  ];
  return (
    <g className={classes.join(' ')}>
      <rect x={frame.left(end.x, 3)} y={middle - 12.5} width="3" height="25" rx="1.5" />
      {end.labelled ? (
        <text x={frame.left(end.x + 13)} y={middle + 4}>
          {t(`chart.${isRequest ? 'signerEnd' : 'end'}.${end.state}`)}
        </text>
      ) : null}
    </g>
  );
}
