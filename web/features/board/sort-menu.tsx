import { useTranslation } from 'react-i18next';
import type { Sort } from '../../../shared/api.ts';
import { Menu, MenuChoices } from '../../ui/menu.tsx';
import styles from './sort-menu.module.css';

const sorts = ['attention', 'updated', 'started', 'oldest', 'number'] as const satisfies readonly Sort[];
const pastSorts: readonly Sort[] = ['started', 'oldest'];

export interface SortMenuProps {
  sort: Sort;
  /** The past has only the orders that time does not change. */
  isPast: boolean;
  onChoose: (sort: Sort) => void;
}

/** In which order the rows are, and the way to another one. */
export function SortMenu({ sort, isPast, onChoose }: SortMenuProps) {
  const { t } = useTranslation('board');
  return (
    <div className={styles.place}>
      <span className={styles.label} aria-hidden="true">
        {t('sort.label')}
      </span>
      <Menu
        label={t(`sort.${sort}`)}
        name={t('sort.name', { order: t(`sort.${sort}`) })}
        look="quiet"
        align="start"
      >
        <MenuChoices
          choices={(isPast ? pastSorts : sorts).map((each) => ({ value: each, words: t(`sort.${each}`) }))}
          chosen={sort}
          onChoose={onChoose}
        />
      </Menu>
    </div>
  );
}
