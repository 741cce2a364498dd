import { Search, X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueryTerm } from '../../../shared/query-text.ts';
import styles from './search-field.module.css';
import { readSearch, settleSearch, typeSearch, writeSearch, type SearchText } from './search-text.ts';

/** Long enough not to ask at each key, short enough to feel immediate. */
const settleTime = 180;

export interface SearchFieldProps {
  q: string;
  /** Called with the new search; typing is gathered for a moment first. */
  onSearch: (q: string) => void;
  /** Why the search cannot be read, in a sentence; null where it can. */
  fault: string | null;
  input: Ref<HTMLInputElement>;
}

export function SearchField({ q, onSearch, fault, input }: SearchFieldProps) {
  const { t } = useTranslation('board');
  const id = useId();
  const [search, setSearch] = useState<SearchText>(() => readSearch(q));
  const [told, setTold] = useState(q);
  const timer = useRef<number | undefined>(undefined);

  // The address changed by other means than this field, such as Back: show what it says.
  if (q !== told) {
    setTold(q);
    setSearch(readSearch(q));
  }
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const change = (next: SearchText, wait: number) => {
    setSearch(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const text = writeSearch(next);
      setTold(text);
      onSearch(text);
    }, wait);
  };
  const remove = (chip: QueryTerm) =>
    change({ ...search, chips: search.chips.filter((each) => each !== chip) }, 0);
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    const last = search.chips.at(-1);
    if (event.key === 'Enter') change(settleSearch(search), 0);
    else if (event.key === 'Escape') event.currentTarget.blur();
    else if (event.key === 'Backspace' && search.text === '' && last !== undefined) remove(last);
  };
  const empty = search.chips.length === 0 && search.text === '';

  return (
    <search className={styles.search}>
      <div className={`${styles.field} ${fault === null ? '' : styles.faulty}`}>
        <Search size={15} className={styles.glass} aria-hidden="true" />
        {search.chips.map((chip) => (
          <button
            key={chip.text}
            type="button"
            className={styles.chip}
            aria-label={t('search.remove', { term: chip.text })}
            onClick={() => remove(chip)}
          >
            <bdi className={styles.key}>
              {chip.negated ? '−' : ''}
              {chip.key}:
            </bdi>
            <bdi>{chip.value}</bdi>
            <X size={12} className={styles.cross} aria-hidden="true" />
          </button>
        ))}
        <input
          ref={input}
          className={styles.input}
          type="text"
          // An empty field counts as left-to-right under auto, and would take its placeholder along.
          {...(search.text === '' ? {} : { dir: 'auto' })}
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={1000}
          aria-label={t('search.label')}
          aria-invalid={fault !== null}
          aria-describedby={fault === null ? undefined : id}
          placeholder={t('search.placeholder')}
          value={search.text}
          onChange={(event) => change(typeSearch(search, event.target.value), settleTime)}
          onKeyDown={keys}
        />
        {empty ? (
          <kbd className={styles.hint} title={t('search.hint')} aria-hidden="true">
            /
          </kbd>
        ) : (
          <button
            type="button"
            className={styles.clear}
            aria-label={t('search.clear')}
            onClick={() => change({ chips: [], text: '' }, 0)}
          >
            <X size={15} aria-hidden="true" />
          </button>
        )}
      </div>
      {fault === null ? null : (
        <p id={id} className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </search>
  );
}
