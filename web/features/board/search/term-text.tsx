import type { QueryTerm } from '../../../../shared/query-text.ts';
import styles from './term-text.module.css';

/** A term in two parts that do not mix; they stand in the direction of its key, whatever the page speaks. */
export function TermText({ term }: { term: Pick<QueryTerm, 'negated' | 'key' | 'value'> }) {
  const { negated, key, value } = term;
  const dash = negated ? '−' : '';
  return (
    <span className={styles.term} dir="auto">
      {key === null ? null : (
        <span className={styles.key}>
          {dash}
          {key}:
        </span>
      )}
      <bdi className={styles.value}>
        {key === null ? dash : ''}
        {value}
      </bdi>
    </span>
  );
}
