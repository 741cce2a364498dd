import { useTranslation } from 'react-i18next';
import type { ExpectedFinish } from '../../shared/expected-finish.ts';
import type { Process } from '../../shared/process.ts';
import { rowTitle } from '../features/board/row-title.ts';
import { elapsed } from '../features/timeline/standing.ts';
import { quietWords } from '../features/timeline/quiet-words.ts';
import { stateWords } from '../features/timeline/state-words.ts';
import { useNow } from '../lib/now.ts';
import { tightSpan } from '../lib/tight-span.ts';
import { useTimeFormat } from '../lib/use-time-format.ts';
import type { LineLayout } from '../ui/line-layout.ts';
import tones from '../ui/tones.module.css';
import styles from './picture.module.css';
import { useLeft } from './sheet.ts';
import { textWidth } from './text/text-width.ts';
import { Words } from './text/words.tsx';

/** Pixels that it takes, with the room below it. */
export const headHeight = 98;

interface PictureHeadProps {
  process: Process;
  layout: LineLayout;
  /** When it is likely to be over; null where nothing says so. */
  finish: ExpectedFinish | null;
  x: number;
  y: number;
  width: number;
}

/** Which process it is and where it stands, as above its page. */
export function PictureHead({ process, layout, finish, x, y, width }: PictureHeadProps) {
  const { t } = useTranslation('timeline');
  const { t: states } = useTranslation(['states', 'timeline']);
  const time = useTimeFormat();
  const left = useLeft();
  const now = useNow();
  const quiet = process.quietAt !== null && Date.parse(process.quietAt) <= now;
  const state = stateWords(process, (quiet ? null : layout.stops.find(({ late }) => late)) ?? null, states);
  const { running, span } = elapsed(process, now);
  const number = process.processNumber === null ? '' : `#${process.processNumber}`;
  const titleFrom = number === '' ? 0 : textWidth(number, 20) + 10;
  const pill = textWidth(state.words, 12.5) + 18;
  const beside = [
    ...(quiet ? [quietWords(process, now, t, time)] : []),
    ...(process.isTest ? [states('test')] : []),
    t(running ? 'sinceStart' : 'took', { span: tightSpan(time, span) }),
    ...(finish === null
      ? []
      : [t('finish', { least: tightSpan(time, finish.least), most: tightSpan(time, finish.most) })]),
  ].join(' · ');
  const { labels } = rowTitle(process);
  return (
    <>
      <Words x={x} y={y + 20} size={20} weight={600} isVendors>
        {number}
      </Words>
      <Words
        x={x + titleFrom}
        y={y + 20}
        size={20}
        weight={650}
        tone="ink"
        room={width - titleFrom}
        isVendors
      >
        {process.title}
      </Words>
      <g className={tones[state.tone]}>
        <rect className={styles.pill} x={left(x, pill)} y={y + 34} width={pill} height="23" rx="11.5" />
        <text
          className={styles.pillWord}
          x={left(x + pill / 2)}
          y={y + 50}
          fontSize={12.5}
          fontWeight={550}
          textAnchor="middle"
        >
          {state.words}
        </text>
      </g>
      <Words x={x + pill + 12} y={y + 50} size={13} room={width - pill - 12}>
        {beside}
      </Words>
      <Words x={x} y={y + 78} size={12.5} tone="third" room={width}>
        {labels.join('  ·  ')}
      </Words>
    </>
  );
}
