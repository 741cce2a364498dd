import { useTranslation } from 'react-i18next';
import type { Chart } from '../features/timeline/chart-layout.ts';
import { isolate } from '../lib/isolate.ts';
import { useNow } from '../lib/now.ts';
import { useTimeFormat } from '../lib/use-time-format.ts';
import styles from './picture.module.css';
import { useLeft } from './sheet.ts';
import { Words } from './text/words.tsx';

/** Pixels that it takes. */
export const footHeight = 40;

interface PictureFootProps {
  x: number;
  y: number;
  width: number;
  /** Whose both ends it names; null without one. */
  chart: Chart | null;
}

/** As of when a picture is, and in which zone it tells time: whoever sees it later knows neither. */
export function PictureFoot({ x, y, width, chart }: PictureFootProps) {
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  const left = useLeft();
  const full = time.full(useNow());
  const asOf = t('picture.asOf', { time: full });
  return (
    <>
      <line className={styles.rule} x1={left(x)} x2={left(x + width)} y1={y + 0.5} y2={y + 0.5} />
      {chart === null ? null : (
        <Words x={x} y={y + 26} size={12} room={width / 2}>
          {`${time.dateTime(chart.start)} – ${time.dateTime(chart.end)}`}
        </Words>
      )}
      <Words x={x + width} y={y + 26} size={12} tone="third" at="end" room={width / 2}>
        {full.endsWith(time.zone) ? asOf : `${asOf} · ${isolate(time.zone)}`}
      </Words>
    </>
  );
}
