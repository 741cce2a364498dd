import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provider, Source } from '../../../shared/source.ts';

/** For those who listen: what has come to this source since the page last looked; empty before anything did. */
export function useArrivalWords(source: Source, provider: Provider): string {
  const { t } = useTranslation('sources');
  const [last, setLast] = useState({ source, words: '' });
  if (last.source === source) return last.words;
  const before = new Map(last.source.types.map(({ vendorType, count }) => [vendorType, count]));
  const sentences: string[] = source.types
    .filter(({ vendorType, count }) => count > (before.get(vendorType) ?? 0))
    .map(({ vendorType }) => {
      const known = provider.types.find((each) => each.vendorType === vendorType);
      return t('guide.arrived', { name: known?.name ?? vendorType });
    });
  if (source.lastRefusal !== null && source.lastRefusal.at !== last.source.lastRefusal?.at)
    sentences.push(t('guide.refused'));
  const words = sentences.length === 0 ? last.words : sentences.join(' ');
  setLast({ source, words });
  return words;
}
