import { useTranslation } from 'react-i18next';
import type { ExportEstimate } from '../../../shared/export.ts';
import type { ExportSubject } from '../../lib/export-subject.ts';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import styles from './export-dialog.module.css';

interface ExportScopeProps {
  subject: ExportSubject;
  /** Undefined while it is not known. */
  estimate: ExportEstimate | undefined;
}

/** What is taken away, in words: what the screen shows. */
export function ExportScope({ subject, estimate }: ExportScopeProps) {
  const { t } = useTranslation('export');
  const time = useTimeFormat();
  const number = useNumberFormat();
  const when = subject.at === null ? t('scope.now') : t('scope.past', { time: time.dateTime(subject.at) });
  return (
    <p className={styles.scope}>
      {subject.kind === 'process' ? <bdi>{subject.title}</bdi> : <bdi>{found()}</bdi>}
      <span className={styles.when}>{when}</span>
    </p>
  );

  function found(): string {
    const count = estimate?.processes ?? null;
    if (count === null) return t('scope.unknown');
    const words = { count, number: number.format(count) };
    return estimate?.isMore === true ? t('scope.more', { number: words.number }) : t('scope.search', words);
  }
}
