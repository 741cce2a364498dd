import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './archive-panel.module.css';

export interface ArchiveRowProps<T> {
  name: string;
  /** Nothing is shown where there are none. */
  items: readonly T[];
  /** One item in words: what stands beside each other in it are elements of their own, the first being the main one. */
  children: (item: T) => ReactNode;
}

/** A process may have hundreds of each: so many are shown before somebody asks for all. */
const few = 8;

/** One kind of thing that an archive tells. */
export function ArchiveRow<T>({ name, items, children }: ArchiveRowProps<T>) {
  const { t } = useTranslation('timeline');
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  const folds = items.length > few + 1 && !all;
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      {(folds ? items.slice(0, few) : items).map((item, at) => (
        <dd key={at}>{children(item)}</dd>
      ))}
      {folds ? (
        <dd>
          <button type="button" className={styles.more} onClick={() => setAll(true)}>
            {t('archive.more', { count: items.length - few })}
          </button>
        </dd>
      ) : null}
    </div>
  );
}
