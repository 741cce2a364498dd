import { useTranslation } from 'react-i18next';
import type { Process } from '../../../../shared/process.ts';
import { useNow } from '../../../lib/now.ts';
import { useTimeFormat } from '../../../lib/use-time-format.ts';
import { cellText } from './cell-text.ts';
import type { MoreColumn } from './column.ts';
import styles from './more-cell.module.css';

export interface MoreCellProps {
  column: MoreColumn;
  process: Process;
}

/** A chosen column of a row. */
export function MoreCell({ column, process }: MoreCellProps) {
  const { t } = useTranslation(['columns']);
  const time = useTimeFormat();
  const { words, detail, hint, late } = cellText(column, process, { now: useNow(), t, time });
  return (
    <>
      <span className={`${styles.words} ${styles[column] ?? ''} ${late ? styles.late : ''}`} title={hint}>
        <bdi>{words}</bdi>
      </span>
      {detail === '' ? null : (
        <span className={styles.detail}>
          <bdi>{detail}</bdi>
        </span>
      )}
    </>
  );
}
