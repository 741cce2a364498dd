import { LineDrawing } from './line-drawing.tsx';
import {
  lineMark,
  nameDrop,
  remarkDrop,
  remarkHeight,
  remarkSize,
  type LineRows,
  type StopLines,
} from './line-rows.ts';
import type { Stop } from '../ui/line-layout.ts';
import { Words } from './text/words.tsx';

interface LinePictureProps {
  rows: LineRows;
  x: number;
  y: number;
}

/** The line of a process with what is said under each of its stops. */
export function LinePicture({ rows: { rows, share }, x, y }: LinePictureProps) {
  return rows.map((row) => (
    <g key={row.y}>
      <LineDrawing places={row.places} x={x} y={y + row.y} share={share} size={lineMark} />
      {row.places.map(({ key, stop }, at) => {
        const lines = row.lines[at];
        if (stop === null || lines === undefined) return null;
        return <StopText key={key} stop={stop} lines={lines} x={x + at * share} y={y + row.y} />;
      })}
    </g>
  ));
}

interface StopTextProps {
  stop: Stop;
  lines: StopLines;
  x: number;
  y: number;
}

function StopText({ stop, lines, x, y }: StopTextProps) {
  const quiet = stop.mark === 'upcoming' ? 'third' : 'second';
  return (
    <>
      <Words
        x={x}
        y={y + nameDrop}
        size={14}
        room={lines.room}
        weight={stop.current ? 650 : 450}
        tone={stop.current ? 'ink' : quiet}
        isVendors={stop.kind !== 'archive'}
      >
        {lines.name}
      </Words>
      {lines.remarks.map(({ line, isLate }, at) => (
        <Words
          key={at}
          x={x}
          y={y + remarkDrop + at * remarkHeight}
          size={remarkSize}
          weight={isLate ? 550 : 400}
          tone={isLate ? 'late' : quiet}
        >
          {line}
        </Words>
      ))}
    </>
  );
}
