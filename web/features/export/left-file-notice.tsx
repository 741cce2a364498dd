import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { exportSubject } from '../../lib/export-subject.ts';
import { tell } from '../../lib/tell.ts';
import { Button } from '../../ui/button.tsx';
import { ExportProgressBar } from './export-progress-bar.tsx';
import { forget, type LeftFile } from './left-behind.ts';
import styles from './left-file-notice.module.css';
import { stopExport, useProgress } from './queries.ts';
import { useProgressWords } from './use-progress-words.ts';

/** How a file goes whose dialog was closed. One that failed stays until somebody has seen it. */
export function LeftFileNotice({ file: { id, subject } }: { file: LeftFile }) {
  const { t } = useTranslation('export');
  const progress = useProgress(id);
  const words = useProgressWords(progress);
  const isOver = progress?.state === 'done' || progress?.state === 'cut';
  useEffect(() => {
    if (!isOver) return;
    forget(id);
    tell(words);
  }, [isOver, id, words]);
  if (isOver) return null;
  const again = () => {
    forget(id);
    exportSubject.set(subject);
  };
  return (
    <li className={styles.notice}>
      <ExportProgressBar progress={progress} />
      <div className={styles.actions}>
        {progress?.state === 'failed' ? (
          <>
            <Button onClick={() => forget(id)}>{t('close')}</Button>
            <Button look="primary" onClick={again}>
              {t('again')}
            </Button>
          </>
        ) : (
          <Button onClick={() => void stopExport(id)}>{t('stop')}</Button>
        )}
      </div>
    </li>
  );
}
