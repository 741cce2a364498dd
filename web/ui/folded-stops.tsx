import { useTranslation } from 'react-i18next';
import { useNumberFormat } from '../lib/use-number-format.ts';
import styles from './folded-stops.module.css';
import type { Stop } from './line-layout.ts';

/** How many stops of a long line stand behind this place; which, by their states, is said to those who ask. */
export function FoldedStops({ stops, isRequest }: { stops: readonly Stop[]; isRequest: boolean }) {
  const { t, i18n } = useTranslation('states');
  const number = useNumberFormat();
  const counts = new Map<Stop['mark'], number>();
  for (const { mark } of stops) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const states = [...counts].map(
    ([mark, count]) => `${t(`${isRequest ? 'signer' : 'station'}.${mark}`)}: ${number.format(count)}`,
  );
  const words = t('folded', { stops: number.format(stops.length), states: list(i18n.language, states) });
  return (
    <span
      className={`${styles.count} ${stops.some(({ late }) => late) ? styles.late : ''}`}
      role="img"
      aria-label={words}
      title={words}
    >
      +{number.format(stops.length)}
    </span>
  );
}

function list(language: string, words: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'unit' }).format(words);
}
