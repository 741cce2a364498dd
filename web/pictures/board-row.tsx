import { useTranslation } from 'react-i18next';
import type { Process } from '../../shared/process.ts';
import type { Workflow } from '../../shared/workflow.ts';
import { nowPhrase } from '../features/board/now-phrase.ts';
import { nowWords } from '../features/board/now-words.ts';
import { rowTitle } from '../features/board/row-title.ts';
import { useNow } from '../lib/now.ts';
import { useTimeFormat } from '../lib/use-time-format.ts';
import { foldLine } from '../ui/fold-line.ts';
import { layoutLine, type LineLayout } from '../ui/line-layout.ts';
import { LineDrawing } from './line-drawing.tsx';
import { cutText } from './text/fit-text.ts';
import { textWidth } from './text/text-width.ts';
import { Words } from './text/words.tsx';

/** As high as on the board. */
export const rowHeight = 66;

/** From the start of the list. */
export const boardColumns = [
  { column: 'process', x: 0, width: 268 },
  { column: 'line', x: 288, width: 556 },
  { column: 'now', x: 864, width: 210 },
  { column: 'last', x: 1084, width: 100 },
] as const;

/** Places for which the line of a row has room, words included. */
const room = 7;
const mark = 26;

interface BoardRowProps {
  process: Process;
  workflow: Workflow | undefined;
  x: number;
  y: number;
}

/** One process as a row of the board. */
export function BoardRow({ process, workflow, x, y }: BoardRowProps) {
  const { t } = useTranslation(['board', 'states']);
  const time = useTimeFormat();
  const now = useNow();
  const line = layoutLine(process, workflow, now);
  const { headline, detail, tone } = nowWords(nowPhrase(process, line, now), process.isRequest, t, time);
  const [, lineAt, nowAt, lastAt] = boardColumns;
  return (
    <>
      <Title process={process} x={x} y={y} />
      <RowLine layout={line} x={x + lineAt.x} y={y + 10} />
      <Words x={x + nowAt.x} y={y + 28} size={14} weight={600} tone="ink" room={nowAt.width}>
        {headline}
      </Words>
      <Words x={x + nowAt.x} y={y + 47} size={13} tone={tone === 'plain' ? 'third' : tone} room={nowAt.width}>
        {detail}
      </Words>
      <Words x={x + lastAt.x + lastAt.width} y={y + 37} size={13} tone="third" at="end" room={lastAt.width}>
        {time.ago(Date.parse(process.testedAt ?? process.lastEventAt), now)}
      </Words>
    </>
  );
}

function Title({ process, x, y }: Pick<BoardRowProps, 'process' | 'x' | 'y'>) {
  const { t } = useTranslation('states');
  const { number, workflow, name, labels } = rowTitle(process);
  const { width } = boardColumns[0];
  const nameFrom = number === null ? 0 : textWidth(number, 12) + 9;
  const title = workflow === '' ? name : `${workflow} · ${name}`;
  const test = process.isTest ? `${t('test')} · ` : '';
  return (
    <>
      <Words x={x} y={y + 28} size={12} weight={700} isVendors>
        {number ?? ''}
      </Words>
      <Words x={x + nameFrom} y={y + 28} size={14} weight={600} tone="ink" room={width - nameFrom} isVendors>
        {title}
      </Words>
      <Words x={x} y={y + 47} size={13} tone="third" room={width}>
        {test + labels.join(' · ')}
      </Words>
    </>
  );
}

function RowLine({ layout, x, y }: { layout: LineLayout; x: number; y: number }) {
  const { t } = useTranslation('states');
  const time = useTimeFormat();
  const places = foldLine(layout, room, null);
  const { width } = boardColumns[1];
  // The last one takes no more than its words need, as on the board.
  const share = places.length < 2 ? width : (width - 96) / (places.length - 1);
  return (
    <>
      <LineDrawing places={places} x={x} y={y} share={share} size={mark} />
      {places.map(({ key, stop }, at) => {
        if (stop === null) return null;
        const from = x + at * share;
        const space = (at === places.length - 1 ? 96 : share) - 8;
        const dwell = stop.kind === 'station' && stop.dwell !== null ? time.dwell(stop.dwell) : '';
        const wanted = stop.kind === 'archive' ? t('archive') : stop.name;
        const name = cutText(wanted, 12, space - (dwell === '' ? 0 : textWidth(dwell, 11) + 5));
        return (
          <g key={key}>
            <Words
              x={from}
              y={y + mark + 14}
              size={12}
              weight={stop.current ? 650 : 400}
              tone={stop.current ? 'ink' : stop.mark === 'upcoming' ? 'third' : 'second'}
              isVendors
            >
              {name}
            </Words>
            <Words x={from + textWidth(name, 12) + 5} y={y + mark + 14} size={11} tone="third">
              {dwell}
            </Words>
          </g>
        );
      })}
    </>
  );
}
