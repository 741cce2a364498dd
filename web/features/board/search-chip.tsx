import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { QueryTerm } from '../../../shared/query-text.ts';
import styles from './search-chip.module.css';

/** A term that is settled. Only its cross removes it: a click on the words must not lose them. */
export function SearchChip({ chip, onRemove }: { chip: QueryTerm; onRemove: () => void }) {
  const { t } = useTranslation('board');
  return (
    <span className={styles.chip}>
      <bdi className={styles.key}>
        {chip.negated ? '−' : ''}
        {chip.key}:
      </bdi>
      <bdi className={styles.value} title={chip.text}>
        {chip.value}
      </bdi>
      <button
        type="button"
        className={styles.cross}
        aria-label={t('search.remove', { term: chip.text })}
        onClick={onRemove}
      >
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  );
}
