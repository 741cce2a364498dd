import { useTranslation } from 'react-i18next';
import type { ExportProgress } from '../../../shared/export.ts';
import styles from './export-progress-bar.module.css';
import { useProgressWords } from './use-progress-words.ts';

/** How far the file is; null until the server has heard of it. */
export function ExportProgressBar({ progress }: { progress: ExportProgress | null }) {
  const { t } = useTranslation('export');
  const words = useProgressWords(progress);
  return (
    <div className={styles.progress}>
      {progress === null || progress.state === 'running' ? (
        <progress
          aria-label={t('progress.label')}
          {...(progress?.share != null && { value: progress.share })}
        />
      ) : null}
      <p role="status">{words}</p>
    </div>
  );
}
