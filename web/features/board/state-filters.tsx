import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mostCounted } from '../../../shared/api.ts';
import { Filter, FilterRow } from '../../ui/filter.tsx';
import { type BoardState, boardStates } from './board-state.ts';
import type { BoardList } from './use-board-list.ts';
import { useStateWords } from './use-state-words.ts';

/** Shown even with nothing in them, so that the row does not come and go on a quiet day. */
const always: readonly BoardState[] = ['running', 'late', 'completed'];

export interface StateFiltersProps {
  counts: BoardList['counts'];
  /** True until the first answer. */
  loading: boolean;
  tests: Tests;
  state: BoardState | null;
  /** States that the search leaves out. */
  excluded: readonly BoardState[];
  onChoose: (state: BoardState | null) => void;
  onTests: () => void;
}

/** The vendor's samples: no other number counts them, so a list that shows some says so beside the number of all. */
export interface Tests {
  /** The list is of tests alone. */
  on: boolean;
  /** What can be done to all of them, beside their filter. */
  action: ReactNode;
}

/** The counters above the list; each is also the filter for what it counts. */
export function StateFilters(props: StateFiltersProps) {
  const { counts, loading, tests, state, excluded, onChoose, onTests } = props;
  const { t } = useTranslation('board');
  const wordsOf = useStateWords();
  const shown = boardStates.filter(
    (each) =>
      each === state || excluded.includes(each) || always.includes(each) || (counts?.counts[each] ?? 0) > 0,
  );
  const testCount = counts?.counts.tests ?? 0;
  return (
    <FilterRow label={t('filters.label')} pending={loading && counts === null}>
      <Filter
        words={t('filters.all')}
        count={counts?.total}
        capped={counts?.capped}
        on={state === null && excluded.length === 0 && !tests.on}
        onChoose={() => onChoose(null)}
      />
      {testCount === 0 && !tests.on ? null : (
        <Filter
          words={tests.on ? t('filters.tests') : `+ ${t('filters.tests')}`}
          count={testCount}
          capped={testCount >= mostCounted}
          on={tests.on}
          hint={t('filters.testsHint')}
          onChoose={onTests}
        />
      )}
      {shown.map((each) => (
        <Filter
          key={each}
          words={excluded.includes(each) ? <del>{wordsOf(each)}</del> : wordsOf(each)}
          count={counts?.counts[each]}
          capped={counts?.capped}
          on={state === each}
          hint={excluded.includes(each) ? t('filters.excluded') : undefined}
          bad={each === 'expired' || each === 'failed'}
          late={each === 'late'}
          onChoose={() => onChoose(state === each ? null : each)}
        />
      ))}
      {tests.action}
    </FilterRow>
  );
}
