import { useState } from 'react';
import type { ViewControl } from './use-board-view.ts';

/** The way through the past: open where somebody asked for it, or the address names a moment. */
export interface Past {
  /** Epoch milliseconds; null for the present. */
  at: number | null;
  isOpen: boolean;
  /** Somebody has opened it here: the next keys are for it. */
  wasAsked: boolean;
  look: () => void;
  /** Null goes to the present and stays ready to look back. */
  travel: (at: number | null) => void;
  leave: () => void;
}

export function usePast({ view, step, adjust }: ViewControl): Past {
  const [wasAsked, setAsked] = useState(false);
  /** From one moment to the next Back need not stop. */
  const travel = (at: number | null) => {
    const turn = view.at === null || at === null ? step : adjust;
    turn({ at, since: null });
  };
  return {
    at: view.at,
    isOpen: wasAsked || view.at !== null,
    wasAsked,
    look: () => setAsked(true),
    travel,
    leave() {
      setAsked(false);
      if (view.at !== null) travel(null);
    },
  };
}
