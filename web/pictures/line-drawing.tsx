import type { LinePlace } from '../ui/fold-line.ts';
import { Mark } from '../ui/mark.tsx';
import styles from './picture.module.css';
import { useLeft } from './sheet.ts';
import { Words } from './text/words.tsx';
import { textWidth } from './text/text-width.ts';

export interface LineDrawingProps {
  /** From the first on; one that stands for several is drawn as their number. */
  places: readonly LinePlace[];
  x: number;
  y: number;
  /** Pixels from one place to the next. */
  share: number;
  /** Edge of a mark, halo included; its disc takes two thirds of it. */
  size: number;
}

/** Marks on their tracks: solid behind, dashed ahead. What stands below a mark begins where its disc does. */
export function LineDrawing({ places, x, y, share, size }: LineDrawingProps) {
  const left = useLeft();
  const disc = Math.round((size * 2) / 3);
  const middle = y + size / 2;
  return (
    <>
      {places.map(({ key, track, folded }, at) => {
        if (track === undefined) return null;
        const from = x + at * share + (folded === null ? disc - 1 : pillWidth(folded.length));
        return (
          <line
            key={key}
            className={track === 'travelled' ? styles.travelled : styles.ahead}
            x1={left(from)}
            x2={left(x + (at + 1) * share + 1)}
            y1={middle}
            y2={middle}
          />
        );
      })}
      {places.map(({ key, stop, folded }, at) => {
        const place = x + at * share;
        if (folded !== null) {
          const width = pillWidth(folded.length);
          return (
            <g key={key} className={styles.folded}>
              <rect x={left(place, width)} y={middle - 11} width={width} height="22" rx="11" />
              <Words x={place + width / 2} y={middle + 4} size={12} weight={600} at="middle">
                {`+${folded.length}`}
              </Words>
            </g>
          );
        }
        return (
          <g key={key} transform={`translate(${left(place + (disc - size) / 2, size)} ${y})`}>
            <Mark state={stop.mark} late={stop.late} reconstructed={stop.reconstructed} size={size} />
          </g>
        );
      })}
    </>
  );
}

function pillWidth(count: number): number {
  return textWidth(`+${count}`, 12) + 14;
}
