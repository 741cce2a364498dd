import { useState } from 'react';
import type { Offer } from './offer.ts';
import type { SearchText } from './search-text.ts';
import { useOffers, type Wanted } from './use-offers.ts';

/** The list under the box: whether it is open, and which of its offers a key would take. */
export function useOfferMenu(search: SearchText, caret: number) {
  const [wanted, setWanted] = useState<Wanted>('nothing');
  const [place, setPlace] = useState<number | null>(null);
  const groups = useOffers(search, caret, wanted);
  const offers: Offer[] = groups.flatMap((group) => group.offers);
  const isOpen = offers.length > 0;
  const active = place !== null && place < offers.length ? place : null;
  const want = (next: Wanted) => {
    setWanted(next);
    setPlace(null);
  };
  return {
    groups,
    isOpen,
    active,
    /** The offer that a key would take; null for none. */
    chosen: active === null ? null : (offers[active] ?? null),
    want,
    /** To the next or the one before; past either end none is chosen, as when one had just typed. */
    move(by: 1 | -1) {
      if (!isOpen) {
        want('asked');
        return;
      }
      const from = active ?? (by === 1 ? -1 : offers.length);
      const next = from + by;
      setPlace(next >= 0 && next < offers.length ? next : null);
    },
  };
}
