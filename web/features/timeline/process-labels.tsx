import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Process } from '../../../shared/process.ts';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import { usePrinting } from '../../lib/use-printing.ts';
import { Chip } from '../../ui/chip.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import styles from './process-labels.module.css';

/** As many as fit into a line or two; a customer may attach hundreds, and the chart must stay in sight. */
const few = 6;
/** As many as are read of one session; whoever sends more finds the others in the payload alone. */
const most = 200;

/** What the customer attached to the process, and its id. */
export function ProcessLabels({ process }: { process: Process }) {
  const { t } = useTranslation('timeline');
  const number = useNumberFormat();
  const [all, setAll] = useState(false);
  const labels = Object.entries(process.labels);
  // One label takes no more room than the button that would stand for it.
  const printing = usePrinting();
  const folds = labels.length > few + 1 && !printing;
  return (
    <ul className={styles.labels} aria-label={t('labels')}>
      {(folds && !all ? labels.slice(0, few) : labels).map(([key, value]) => (
        <li key={key}>
          <Chip name={key}>{value}</Chip>
        </li>
      ))}
      {folds ? (
        <li>
          <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('fewerLabels') : t('moreLabels', { more: number.format(labels.length - few) })}
          </button>
        </li>
      ) : null}
      {labels.length >= most && all ? (
        <li className={styles.cut}>{t('mostLabels', { most: number.format(most) })}</li>
      ) : null}
      <li>
        <Chip
          name="process_id"
          mono
          action={
            <CopyButton
              text={() => process.processId}
              className={styles.copy ?? ''}
              label={t('copyProcessId')}
            >
              <Copy size={13} aria-hidden="true" />
            </CopyButton>
          }
        >
          {process.processId}
        </Chip>
      </li>
    </ul>
  );
}
