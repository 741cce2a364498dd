import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { QueryToken } from '../../../../shared/query-text.ts';
import styles from './search-token.module.css';
import { TermText } from './term-text.tsx';

export interface SearchTokenProps {
  token: QueryToken;
  /** The one before it; undefined for the first. */
  before: QueryToken | undefined;
  /** True where the mistake is in it. */
  faulty: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

/** A settled piece of a search: a chip for a term, words and brackets for what holds terms together. */
export function SearchToken({ token, before, faulty, onEdit, onRemove }: SearchTokenProps) {
  const { t } = useTranslation('search');
  if (token.kind === 'or') return <span className={styles.or}>{t('or')}</span>;
  if (token.kind === 'close') return <Bracket>)</Bracket>;
  const narrows = before !== undefined && before.kind !== 'or' && before.kind !== 'open';
  return (
    <>
      {narrows ? <And /> : null}
      {token.kind !== 'term' ? (
        <Bracket>{token.negated ? '−(' : '('}</Bracket>
      ) : (
        <span className={`${styles.chip} ${faulty ? styles.faulty : ''}`}>
          <button
            type="button"
            className={styles.words}
            title={token.text}
            aria-label={t('edit', { term: token.text })}
            onClick={onEdit}
          >
            <TermText term={token} />
          </button>
          <button
            type="button"
            className={styles.cross}
            aria-label={t('remove', { term: token.text })}
            onClick={onRemove}
          >
            <X size={12} aria-hidden="true" />
          </button>
        </span>
      )}
    </>
  );
}

/** Between two terms: each of them narrows down further. */
export function And() {
  const { t } = useTranslation('search');
  return (
    <span className={styles.and} aria-hidden="true">
      {t('and')}
    </span>
  );
}

/** Mirrored with the page, as brackets in a text are. */
function Bracket({ children }: { children: string }) {
  return <span className={styles.bracket}>{children}</span>;
}
