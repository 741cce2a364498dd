import { useTranslation } from 'react-i18next';
import { useNarrow } from '../../lib/use-narrow.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import styles from './now-cell.module.css';
import type { NowPhrase } from './now-phrase.ts';
import { nowWords } from './now-words.ts';

interface NowCellProps {
  phrase: NowPhrase;
  isRequest: boolean;
}

/** What a process does now and for how long, in words. */
export function NowCell({ phrase, isRequest }: NowCellProps) {
  const { t } = useTranslation(['board', 'states']);
  const words = nowWords(phrase, isRequest, t, useTimeFormat());
  const isNarrow = useNarrow();
  const tone = `${styles.detail} ${styles[words.tone] ?? ''}`;
  if (isNarrow) {
    return (
      <span className={styles.narrow}>
        <span className={styles.headline}>{words.shortHeadline}</span>
        <span className={tone}>{words.shortDetail}</span>
      </span>
    );
  }
  return (
    <span className={styles.wide}>
      <span className={styles.headline}>{words.headline}</span>
      <span className={tone} title={words.detail}>
        {words.detail}
      </span>
    </span>
  );
}
