import { Search, X } from 'lucide-react';
import { Fragment, useEffect, useId, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueryTerm } from '../../../shared/query-text.ts';
import { SearchChip } from './search-chip.tsx';
import styles from './search-field.module.css';
import {
  askable,
  readSearch,
  settleSearch,
  typeSearch,
  writeSearch,
  type SearchText,
} from './search-text.ts';

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
      const text = wait === 0 ? writeSearch(next) : askable(next);
      setTold(text);
      onSearch(text);
    }, wait);
  };
  const remove = (chip: QueryTerm) =>
    change({ ...search, chips: search.chips.filter((each) => each !== chip) }, 0);
  const empty = search.chips.length === 0 && search.text === '';
  /** What was typed goes first, then the terms; with nothing left the field is. */
  const clear = (input: HTMLInputElement) => {
    if (empty) input.blur();
    else change(search.text === '' ? readSearch('') : { ...search, text: '' }, 0);
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const atStart = input.selectionStart === 0 && input.selectionEnd === 0;
    const last = search.chips.at(-1);
    if (event.key === 'Enter') change(settleSearch(search), 0);
    else if (event.key === 'Escape') clear(input);
    else if (event.key === 'Backspace' && atStart && last !== undefined) remove(last);
  };
  const describedBy = [fault === null ? '' : `${id}-fault`, search.chips.length === 0 ? '' : `${id}-adds`];

  return (
    <search className={styles.search}>
      <div className={`${styles.field} ${fault === null ? '' : styles.faulty}`}>
        <Search size={15} className={styles.glass} aria-hidden="true" />
        {search.chips.map((chip, at) => (
          <Fragment key={chip.text}>
            {at === 0 ? null : <And />}
            <SearchChip chip={chip} onRemove={() => remove(chip)} />
          </Fragment>
        ))}
        {search.chips.length === 0 ? null : (
          <span id={`${id}-adds`} hidden>
            {t('search.adds', { count: search.chips.length })}
          </span>
        )}
        {search.chips.length === 0 || search.text === '' ? null : <And />}
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
          aria-describedby={describedBy.join(' ').trim() || undefined}
          placeholder={t(search.chips.length === 0 ? 'search.placeholder' : 'search.more')}
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
            onClick={() => change(readSearch(''), 0)}
          >
            <X size={15} aria-hidden="true" />
          </button>
        )}
      </div>
      {fault === null ? null : (
        <p id={`${id}-fault`} className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </search>
  );
}

/** Between two terms: each of them narrows down further. */
function And() {
  const { t } = useTranslation('board');
  return (
    <span className={styles.and} aria-hidden="true">
      {t('search.and')}
    </span>
  );
}
