import { useTranslation } from 'react-i18next';
import type { Process } from '../../../shared/process.ts';
import type { LineLayout } from '../../ui/line-layout.ts';
import { Line } from '../../ui/line.tsx';
import { LineColumn } from './line-column.tsx';
import { StopName, type StopPick } from './stop-name.tsx';
import { StopDetail } from './stop-detail.tsx';
import styles from './process-page.module.css';

export interface ProcessLineProps {
  process: Process;
  layout: LineLayout;
  narrow: boolean;
  /** Key of the stop that the selected event belongs to; null without one. */
  highlighted: string | null;
  /** Picking a stop selects what happened there last. */
  pick: StopPick;
}

/** Where the process is: along the page, or down it where the page is narrow. */
export function ProcessLine({ process, layout, narrow, highlighted, pick }: ProcessLineProps) {
  const { t } = useTranslation('timeline');
  return (
    <section className={styles.line} aria-label={t('line')}>
      {narrow ? (
        <LineColumn layout={layout} state={process.state} highlighted={highlighted} pick={pick} />
      ) : (
        <Line
          layout={layout}
          size="large"
          detail={(stop) => <StopDetail stop={stop} state={process.state} isRequest={layout.isRequest} />}
          highlighted={highlighted}
          naming={(stop, name) => (
            <StopName stop={stop} name={name} pick={pick} isPicked={stop.key === highlighted} />
          )}
        />
      )}
    </section>
  );
}
