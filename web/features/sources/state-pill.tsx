import { useTranslation } from 'react-i18next';
import type { Source } from '../../../shared/source.ts';
import { Pill, type PillTone } from '../../ui/pill.tsx';

const tones = { active: 'submitted', paused: 'opened', deleted: 'deleted' } as const satisfies Record<
  Source['state'],
  PillTone
>;

/** Whether a source takes deliveries. */
export function StatePill({ state }: { state: Source['state'] }) {
  const { t } = useTranslation('sources');
  return <Pill tone={tones[state]}>{t(`state.${state}`)}</Pill>;
}
