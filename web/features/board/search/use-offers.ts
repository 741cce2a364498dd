import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { suggestionList } from '../../../../shared/suggestion.ts';
import { getJson } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { recentSearches } from '../../../lib/recent-searches.ts';
import { useStore } from '../../../lib/store.ts';
import { isBetweenTerms, operators, type Offer } from './offer.ts';
import { textStart, writeSearch, type SearchText } from './search-text.ts';

/** Long enough not to ask at each key. */
const pause = 120;

export interface OfferGroup {
  name: 'recent' | 'operators' | 'found';
  /** Place of its first offer among those of all groups. */
  first: number;
  offers: Offer[];
}

const nothing: OfferGroup[] = [];

/** `typed`: what belongs to the word at the caret; `asked`: whatever may stand there. */
export type Wanted = 'nothing' | 'typed' | 'asked';

/** What may stand at the caret of the box; the last searches too while there is nothing in it. */
export function useOffers(search: SearchText, caret: number, wanted: Wanted): OfferGroup[] {
  const recent = useStore(recentSearches);
  const q = writeSearch(search);
  const at = textStart(search) + caret;
  const isBetween = isBetweenTerms(search, caret);
  const place = useResting(JSON.stringify({ q, at }));
  const { data } = useQuery({
    queryKey: queryKeys.suggestions(place),
    queryFn: ({ signal }) => {
      const asked = JSON.parse(place) as { q: string; at: number };
      const params = new URLSearchParams({ q: asked.q, at: String(asked.at) });
      return getJson(`api/suggestions?${params.toString()}`, suggestionList, signal);
    },
    enabled: wanted !== 'nothing' && !isBetween,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  });
  if (wanted === 'nothing' || (isBetween && wanted !== 'asked')) return nothing;
  if (!isBetween) {
    const offers = (data?.items ?? []).filter(({ to }) => to <= q.length);
    return offers.length === 0 ? nothing : [{ name: 'found', first: 0, offers }];
  }
  const signs = operators.map(([text]): Offer => ({
    kind: 'operator',
    text,
    from: at,
    to: at,
    count: null,
    isMore: false,
  }));
  const searches = q === '' ? recent.map((text): Offer => ({ kind: 'recent', text })) : [];
  const groups: OfferGroup[] = [
    { name: 'recent', first: 0, offers: searches },
    { name: 'operators', first: searches.length, offers: signs },
  ];
  return groups.filter(({ offers }) => offers.length > 0);
}

/** The value once it has not changed for a moment. */
function useResting(value: string): string {
  const [resting, setResting] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setResting(value), pause);
    return () => window.clearTimeout(timer);
  }, [value]);
  return resting;
}
