import { useTranslation } from 'react-i18next';
import type { SeenType } from '../../../shared/source.ts';
import { useNow } from '../../lib/now.ts';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import styles from './seen.module.css';

/** What came this many milliseconds ago is new to whoever looks. */
const isNewFor = 6000;

/** How many came, and when last; lit up for a moment where one just did. Give it a key by its last time. */
export function Seen({ seen }: { seen: SeenType }) {
  const { t } = useTranslation('sources');
  const number = useNumberFormat();
  const time = useTimeFormat();
  const now = useNow();
  const at = Date.parse(seen.lastAt);
  return (
    <span
      className={now - at < isNewFor ? styles.fresh : undefined}
      title={t('guide.counted', {
        count: seen.count,
        amount: number.format(seen.count),
        when: time.full(at),
      })}
    >
      {t('guide.count', { amount: number.format(seen.count), ago: time.ago(at, now) })}
    </span>
  );
}
