import { useTranslation } from 'react-i18next';
import tones from '../ui/tones.module.css';
import styles from './picture.module.css';
import { useLeft } from './sheet.ts';
import { textWidth } from './text/text-width.ts';
import { Words } from './text/words.tsx';

interface ChartLegendProps {
  hasIdle: boolean;
  /** How many processes the ghost is learned from; 0 where none is drawn. */
  ghosts: number;
  isRequest: boolean;
  x: number;
  y: number;
  width: number;
}

interface Entry {
  key: string;
  look: string;
  fill: string | undefined;
  words: string;
}

const tints = ['waiting', 'opened', 'filling', 'idle'] as const;
const size = 12;
/** Pixels of a swatch, and between it and its word, and after the word. */
const swatch = 18;
const beside = 6;
const after = 16;

/** What the tints of a time chart mean. */
export function ChartLegend({ hasIdle, ghosts, isRequest, x, y, width }: ChartLegendProps) {
  const { t } = useTranslation('timeline');
  const left = useLeft();
  const fills = { waiting: 'url(#p-hatch)', opened: undefined, filling: undefined, idle: 'url(#p-slats)' };
  const entries: Entry[] = tints
    .filter((tint) => tint !== 'idle' || hasIdle)
    .map((tint) => ({
      key: tint,
      look: `${styles.swatch} ${tint === 'idle' ? styles.idle : tones[tint]}`,
      fill: fills[tint],
      words: t(`chart.${isRequest ? 'signerLegend' : 'legend'}.${tint}`),
    }));
  if (ghosts > 0) {
    const words = t('chart.ghost', { count: ghosts });
    entries.push({ key: 'ghost', look: styles.swatchGhost ?? '', fill: undefined, words });
  }
  const places = entries.map((_, at) =>
    entries
      .slice(0, at)
      .reduce((sum, { words }) => sum + swatch + beside + textWidth(words, size) + after, x),
  );
  return (
    <>
      <line className={styles.rule} x1={left(x)} x2={left(x + width)} y1={y + 0.5} y2={y + 0.5} />
      {entries.map(({ key, look, fill, words }, at) => {
        const place = places[at] ?? x;
        return (
          <g key={key}>
            <rect
              className={look}
              style={fill === undefined ? undefined : { fill }}
              x={left(place, swatch)}
              y={y + 17}
              width={swatch}
              height="11"
              rx="3"
            />
            <Words x={place + swatch + beside} y={y + 27} size={size} tone="third">
              {words}
            </Words>
          </g>
        );
      })}
    </>
  );
}
