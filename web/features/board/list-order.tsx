import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Sort } from '../../../shared/api.ts';
import { Button } from '../../ui/button.tsx';
import type { BoardView } from './board-view.ts';
import styles from './list-order.module.css';
import { shownSort } from './queries.ts';
import { SortMenu } from './sort-menu.tsx';

export interface ListOrderProps {
  view: BoardView;
  onSort: (sort: Sort) => void;
  /** The way through the past is open already. */
  pastOpen: boolean;
  onPast: () => void;
}

/** In which order the rows are, and of when. */
export function ListOrder({ view, onSort, pastOpen, onPast }: ListOrderProps) {
  const { t } = useTranslation('board');
  return (
    <div className={styles.place}>
      <SortMenu sort={shownSort(view)} isPast={view.at !== null} onChoose={onSort} />
      {pastOpen ? null : (
        <Button look="quiet" onClick={onPast} title={t('past.hint')} aria-label={t('past.open')}>
          <History size={14} aria-hidden="true" />
          <span className={styles.words}>{t('past.open')}</span>
        </Button>
      )}
    </div>
  );
}
