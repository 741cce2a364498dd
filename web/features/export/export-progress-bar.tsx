import { useTranslation } from 'react-i18next';
import type { ExportProgress } from '../../../shared/export.ts';
import { formatSize } from '../../lib/format-size.ts';
import styles from './export-dialog.module.css';

/** How far the file is; null until the server has heard of it. */
export function ExportProgressBar({ progress }: { progress: ExportProgress | null }) {
  const { t, i18n } = useTranslation('export');
  const state = progress?.state ?? 'running';
  const size = formatSize(progress?.bytes ?? 0, i18n.language);
  return (
    <div className={styles.progress}>
      {state === 'running' ? (
        <progress
          aria-label={t('progress.label')}
          {...(progress?.share != null && { value: progress.share })}
        />
      ) : null}
      <p role="status">{t(`progress.${state}`, { size })}</p>
    </div>
  );
}
