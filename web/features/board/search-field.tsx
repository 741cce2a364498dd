import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadWords } from '../../lib/i18n.ts';
import { createPart, loadAtFirstMove, usePart } from '../../lib/part.ts';
import type { SearchFieldProps } from './search-field-props.ts';
import styles from './search-field.module.css';

/** Most visits begin without a search, and nobody types before the first move. */
const box = createPart(async () => {
  const [{ SearchBox }] = await Promise.all([import('./search/search-box.tsx'), loadWords('search')]);
  return { SearchBox };
});
loadAtFirstMove([box]);

/** The search box; until it is here a plain field, in which whatever is typed is kept for it. */
export function SearchField(props: SearchFieldProps) {
  const { q, input } = props;
  const { t } = useTranslation('board');
  const [typed, setTyped] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const here = usePart(box, q !== '' || focused);
  if (here !== null) return <here.SearchBox {...props} typed={typed ?? q} focused={focused} />;
  return (
    <search className={styles.search}>
      <div className={styles.field}>
        <Search size={15} className={styles.glass} aria-hidden="true" />
        <span className={styles.typing}>
          <input
            ref={input}
            className={styles.input}
            type="text"
            role="combobox"
            aria-expanded={false}
            autoComplete="off"
            aria-label={t('search.label')}
            placeholder={t('search.placeholder')}
            value={typed ?? q}
            onChange={({ target }) => setTyped(target.value)}
            onFocus={() => setFocused(true)}
            onBlur={() => setFocused(false)}
          />
        </span>
        <kbd className={styles.hint} title={t('search.hint')} aria-hidden="true">
          /
        </kbd>
      </div>
    </search>
  );
}
