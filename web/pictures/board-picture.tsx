import { useTranslation } from 'react-i18next';
import type { BoardPicture } from '../../shared/picture.ts';
import type { Process } from '../../shared/process.ts';
import type { Workflow } from '../../shared/workflow.ts';
import { isolate } from '../lib/isolate.ts';
import { useNumberFormat } from '../lib/use-number-format.ts';
import { words } from './words.ts';
import { boardColumns, BoardRow, rowHeight } from './board-row.tsx';
import { footHeight, PictureFoot } from './picture-foot.tsx';
import styles from './picture.module.css';
import { useLeft } from './sheet.ts';
import type { Drawing } from './still.tsx';
import { Words } from './text/words.tsx';

const margin = 28;
const inside = 1184;
/** What stands above the list, and the names of its columns. */
const headHeight = 56;
const columnsHeight = 30;

/** The rows of a board, below what was searched for. */
export function boardDrawing(picture: BoardPicture): Drawing {
  const { processes, workflows, language } = picture;
  const routes = new Map(workflows.map((each) => [each.workflow, each]));
  const rowsFrom = margin + headHeight + columnsHeight;
  const footFrom = rowsFrom + Math.max(1, processes.length) * rowHeight;
  return {
    width: inside + 2 * margin,
    height: footFrom + footHeight + margin / 2,
    title: words[language].t('board:title'),
    content: (
      <>
        <BoardHead picture={picture} />
        <Rows processes={processes} routes={routes} y={rowsFrom} />
        <PictureFoot x={margin} y={footFrom} width={inside} chart={null} />
      </>
    ),
  };
}

function BoardHead({ picture: { processes, found, q } }: { picture: BoardPicture }) {
  const { t } = useTranslation(['timeline', 'board']);
  const number = useNumberFormat();
  const values = { number: number.format(found.count), shown: number.format(processes.length) };
  const isWhole = !found.capped && found.count <= processes.length;
  const shown = found.capped ? t('picture.shownOfMore', values) : t('picture.shown', values);
  return (
    <>
      <Words x={margin} y={margin + 20} size={20} weight={650} tone="ink" room={260}>
        {t('board:title')}
      </Words>
      <Words x={margin + inside} y={margin + 18} size={13} at="end" room={inside - 280}>
        {isWhole ? t('picture.all', { ...values, count: found.count }) : shown}
      </Words>
      <Words x={margin} y={margin + 43} size={13} tone="third" room={inside}>
        {q === '' ? '' : t('picture.search', { q: isolate(q) })}
      </Words>
    </>
  );
}

interface RowsProps {
  processes: readonly Process[];
  routes: ReadonlyMap<string, Workflow>;
  y: number;
}

function Rows({ processes, routes, y }: RowsProps) {
  const { t } = useTranslation('board');
  const left = useLeft();
  return (
    <>
      {boardColumns.map(({ column, x, width }) => (
        <Words
          key={column}
          x={column === 'last' ? margin + x + width : margin + x}
          y={y - 11}
          size={12}
          room={width}
          at={column === 'last' ? 'end' : 'start'}
        >
          {t(`columns.${column}`)}
        </Words>
      ))}
      {processes.length > 0 ? null : (
        <Words x={margin + inside / 2} y={y + rowHeight / 2 + 4} size={14} at="middle">
          {t('nothing.title')}
        </Words>
      )}
      {processes.map((process, at) => (
        <g key={`${process.source}:${process.processId}`}>
          <line
            className={styles.rule}
            x1={left(margin)}
            x2={left(margin + inside)}
            y1={y + at * rowHeight + 0.5}
            y2={y + at * rowHeight + 0.5}
            shapeRendering="crispEdges"
          />
          <BoardRow
            process={process}
            workflow={routes.get(process.workflow)}
            x={margin}
            y={y + at * rowHeight}
          />
        </g>
      ))}
    </>
  );
}
