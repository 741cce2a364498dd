import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../lib/isolate.ts';
import styles from './columns-panel.module.css';

/** Given the button that was pressed. */
type OnMove = (button: HTMLElement) => void;

export interface ColumnChoiceProps {
  name: string;
  checked: boolean;
  disabled: boolean;
  onChange: () => void;
  /** Null at that end of the list; left out where the column is not shown. */
  earlier?: OnMove | null;
  later?: OnMove | null;
}

/** A column in the list of those there are: whether it is shown, and the ways to another place. */
export function ColumnChoice(props: ColumnChoiceProps) {
  const { name, checked, disabled, onChange, earlier, later } = props;
  const { t } = useTranslation('columns');
  const column = isolate(name);
  return (
    <li className={styles.choice}>
      <label className={styles.name}>
        <input type="checkbox" checked={checked} disabled={disabled} onChange={onChange} />
        <bdi className={styles.words}>{name}</bdi>
      </label>
      {earlier === undefined ? null : (
        <button
          type="button"
          className={styles.move}
          aria-label={t('earlier', { column })}
          // Not `disabled`, which would take the focus from whoever has just moved it there.
          aria-disabled={earlier === null}
          onClick={({ currentTarget }) => earlier?.(currentTarget)}
        >
          <ArrowUp size={14} aria-hidden="true" />
        </button>
      )}
      {later === undefined ? null : (
        <button
          type="button"
          className={styles.move}
          aria-label={t('later', { column })}
          aria-disabled={later === null}
          onClick={({ currentTarget }) => later?.(currentTarget)}
        >
          <ArrowDown size={14} aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
