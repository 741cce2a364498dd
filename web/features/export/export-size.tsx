import { useTranslation } from 'react-i18next';
import type { ExportEstimate } from '../../../shared/export.ts';
import { mostPictureRows } from '../../../shared/picture.ts';
import type { ExportSubject } from '../../lib/export-subject.ts';
import { formatSize } from '../../lib/format-size.ts';
import { useErrorWords } from '../../lib/use-error-words.ts';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import styles from './export-dialog.module.css';
import type { ExportChoice } from './export-path.ts';

interface ExportSizeProps {
  subject: ExportSubject;
  choice: ExportChoice;
  /** It is made in a moment: its size is of no interest. */
  inOnePiece: boolean;
  estimate: ExportEstimate | undefined;
  fault: Error | null;
}

/** How large the file is about to be, and where its reader has a limit. */
export function ExportSize({ subject, choice, inOnePiece, estimate, fault }: ExportSizeProps) {
  const { t, i18n } = useTranslation('export');
  const number = useNumberFormat();
  const errorWords = useErrorWords();
  if (inOnePiece && subject.kind === 'process') return null;
  return (
    <div className={styles.size} role="status">
      <p>{words()}</p>
      {estimate?.passesSheet === true && (choice.format === 'csv' || choice.format === 'xlsx') ? (
        <p>{t(`passesSheet.${choice.format}`)}</p>
      ) : null}
    </div>
  );

  function words(): string {
    if (inOnePiece) return t('firstRows', { number: number.format(mostPictureRows) });
    if (fault !== null) return errorWords(fault);
    if (estimate === undefined) return t('size.asking');
    const { events, bytes, isMore } = estimate;
    if (events === null || bytes === null) return t('size.unknown');
    const size = formatSize(bytes, i18n.language);
    const values = { count: events, number: number.format(events), size };
    return t(isMore ? 'size.more' : 'size.about', values);
  }
}
