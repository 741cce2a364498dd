import type { QueryTerm } from '../../../../shared/query-text.ts';
import styles from './term-text.module.css';

/** A term in two parts that do not mix, whichever way each of them is written. */
export function TermText({ term }: { term: Pick<QueryTerm, 'negated' | 'key' | 'value'> }) {
  const { negated, key, value } = term;
  const dash = negated ? '−' : '';
  return (
    <>
      {key === null ? null : (
        <bdi className={styles.key}>
          {dash}
          {key}:
        </bdi>
      )}
      <bdi className={styles.value}>
        {key === null ? dash : ''}
        {value}
      </bdi>
    </>
  );
}
