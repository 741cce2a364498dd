import { useTranslation } from 'react-i18next';
import { replayOutcomes, type ReplayAnswer } from '../../../shared/delivery.ts';

/** What became of deliveries that were read again, in a sentence for each outcome that there was. */
export function useReplayWords(): (items: ReplayAnswer['items']) => string {
  const { t } = useTranslation('deliveries');
  return (items) => {
    const sentences = replayOutcomes.flatMap((outcome) => {
      const count = items.filter((each) => each.outcome === outcome).length;
      return count === 0 ? [] : [t(`replayed.${outcome}`, { count })];
    });
    return sentences.length === 0 ? t('replayed.none') : sentences.join(' ');
  };
}
