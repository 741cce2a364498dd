import { useTranslation } from 'react-i18next';
import type { Counts } from '../../../../shared/api.ts';
import { Filter, FilterRow } from '../../../ui/filter.tsx';
import type { BoardView } from '../board-view.ts';

const order = ['running', 'submitted', 'expired', 'deleted', 'failed'] as const;
type Shown = (typeof order)[number];

export interface StationFiltersProps {
  state: NonNullable<BoardView['state']>;
  counts: Counts | undefined;
  capped: boolean;
  /** True until the first answer. */
  loading: boolean;
  onChoose: (state: Shown) => void;
}

/** Which processes are shown where they stand, or where they ended. What completed stands nowhere. */
export function StationFilters({ state, counts, capped, loading, onChoose }: StationFiltersProps) {
  const { t } = useTranslation(['board', 'states']);
  const shown = order.filter((each) => each === 'running' || each === state || (counts?.[each] ?? 0) > 0);
  return (
    <FilterRow label={t('filters.label')} pending={loading && counts === undefined}>
      {shown.map((each) => (
        <Filter
          key={each}
          words={t(`states:process.${each}`)}
          count={counts?.[each]}
          capped={capped}
          on={state === each}
          bad={each === 'expired' || each === 'failed'}
          onChoose={() => onChoose(each)}
        />
      ))}
    </FilterRow>
  );
}
