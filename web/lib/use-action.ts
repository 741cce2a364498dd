import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from './api-error.ts';

export interface Action {
  busy: boolean;
  /** In words why the last run failed; null where it did not. */
  fault: string | null;
  /** Does it, unless it is being done. */
  run: (act: () => Promise<unknown>) => void;
}

/** What a button does on the server, and how that goes. */
export function useAction(): Action {
  const { t } = useTranslation('errors');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const words = (reason: unknown): string => {
    if (!(reason instanceof ApiError)) throw reason;
    // Only the server knows which part of a request it does not accept.
    return reason.code === 'bad_request' && reason.message !== '' ? reason.message : t(reason.code);
  };
  return {
    busy,
    fault,
    run(act) {
      if (busy) return;
      setBusy(true);
      setFault(null);
      void act()
        .catch((reason: unknown) => setFault(words(reason)))
        .finally(() => setBusy(false));
    },
  };
}
