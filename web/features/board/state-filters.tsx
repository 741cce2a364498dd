import { useTranslation } from 'react-i18next';
import type { ProcessState } from '../../../shared/states.ts';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import styles from './state-filters.module.css';
import type { BoardList } from './use-board-list.ts';

const order = ['running', 'submitted', 'completed', 'expired', 'deleted', 'failed'] as const;
/** Shown even with nothing in them, so that the row does not come and go on a quiet day. */
const always: readonly ProcessState[] = ['running', 'completed'];

export interface StateFiltersProps {
  counts: BoardList['counts'];
  state: ProcessState | null;
  /** States that the search leaves out. */
  excluded: readonly ProcessState[];
  onChoose: (state: ProcessState | null) => void;
}

/** The counters above the list; each is also the filter for what it counts. */
export function StateFilters({ counts, state, excluded, onChoose }: StateFiltersProps) {
  const { t } = useTranslation(['board', 'states']);
  const shown = order.filter(
    (each) =>
      each === state || excluded.includes(each) || always.includes(each) || (counts?.counts[each] ?? 0) > 0,
  );
  return (
    <div role="group" aria-label={t('filters.label')} className={styles.filters}>
      <Filter
        words={t('filters.all')}
        count={counts?.total}
        capped={counts?.capped}
        on={state === null && excluded.length === 0}
        onChoose={() => onChoose(null)}
      />
      {shown.map((each) => (
        <Filter
          key={each}
          words={t(`states:process.${each}`)}
          count={counts?.counts[each]}
          capped={counts?.capped}
          on={state === each}
          excluded={excluded.includes(each)}
          bad={each === 'expired' || each === 'failed'}
          onChoose={() => onChoose(state === each ? null : each)}
        />
      ))}
    </div>
  );
}

interface FilterProps {
  words: string;
  count: number | undefined;
  capped: boolean | undefined;
  on: boolean;
  excluded?: boolean;
  bad?: boolean;
  onChoose: () => void;
}

function Filter({ words, count, capped = false, on, excluded = false, bad = false, onChoose }: FilterProps) {
  const { t } = useTranslation('board');
  const number = useNumberFormat();
  return (
    <button
      type="button"
      className={styles.filter}
      aria-pressed={on}
      onClick={onChoose}
      title={excluded ? t('filters.excluded') : undefined}
    >
      {excluded ? <del>{words}</del> : words}
      {count === undefined ? null : (
        <bdi className={`${styles.count} ${bad && count > 0 ? styles.bad : ''}`}>
          {number.format(count)}
          {capped && count > 0 ? '+' : ''}
        </bdi>
      )}
    </button>
  );
}
