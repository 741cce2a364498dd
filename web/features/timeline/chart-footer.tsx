import { Maximize2, Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import tones from '../../ui/tones.module.css';
import styles from './chart-footer.module.css';
import type { ChartView } from './use-chart-view.ts';
import { mostZoom } from './zoom.ts';

export interface ChartFooterProps {
  /** When it begins and ends. */
  times: ReactNode;
  trueScale: boolean;
  onTrueScale: (on: boolean) => void;
  /** Whether idle time is collapsed at present. */
  hasIdle: boolean;
  /** How many processes the ghost behind the bars is learned from; 0 where none is drawn. */
  ghosts: number;
  isRequest: boolean;
  view: ChartView;
}

const tints = ['waiting', 'opened', 'filling', 'idle'] as const;

/** Under the chart: what the tints mean, when it begins and ends, and the scale. */
export function ChartFooter(props: ChartFooterProps) {
  const { times, trueScale, onTrueScale, hasIdle, ghosts, isRequest, view } = props;
  const { t } = useTranslation('timeline');
  return (
    <div className={styles.footer}>
      <ul className={styles.legend}>
        {tints
          .filter((tint) => tint !== 'idle' || hasIdle)
          .map((tint) => (
            <li key={tint}>
              <span className={`${styles.swatch} ${tones[tint] ?? ''} ${styles[tint] ?? ''}`} />
              {t(`chart.${isRequest ? 'signerLegend' : 'legend'}.${tint}`)}
            </li>
          ))}
        {ghosts === 0 ? null : (
          <li title={t('chart.ghostExplain', { count: ghosts })}>
            <span className={`${styles.swatch} ${styles.ghost}`} />
            {t('chart.ghost', { count: ghosts })}
          </li>
        )}
      </ul>
      <div className={styles.rest}>
        {times}
        <div className={styles.controls}>
          <div className={styles.zoom} role="group" aria-label={t('chart.zoom.label')}>
            <ZoomButton label={t('chart.zoom.out')} off={view.zoom === 1} onPress={view.farther}>
              <Minus size={14} aria-hidden="true" />
            </ZoomButton>
            <ZoomButton label={t('chart.zoom.in')} off={view.zoom === mostZoom} onPress={view.closer}>
              <Plus size={14} aria-hidden="true" />
            </ZoomButton>
            <ZoomButton label={t('chart.zoom.all')} off={view.zoom === 1} onPress={view.whole}>
              <Maximize2 size={13} aria-hidden="true" />
            </ZoomButton>
          </div>
          <label className={styles.scale}>
            <input
              type="checkbox"
              role="switch"
              checked={trueScale}
              onChange={(event) => onTrueScale(event.target.checked)}
            />
            {t('chart.trueScale')}
          </label>
        </div>
      </div>
    </div>
  );
}

interface ZoomButtonProps {
  label: string;
  /** It goes no further. The button keeps its place, and the focus that is on it. */
  off: boolean;
  onPress: () => void;
  children: ReactNode;
}

function ZoomButton({ label, off, onPress, children }: ZoomButtonProps) {
  return (
    <button type="button" aria-label={label} title={label} aria-disabled={off} onClick={onPress}>
      {children}
    </button>
  );
}
