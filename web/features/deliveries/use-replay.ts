import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReplayAnswer } from '../../../shared/delivery.ts';
import { useAction } from '../../lib/use-action.ts';
import { useReplayWords } from './use-replay-words.ts';

export interface Replay {
  busy: boolean;
  /** What came of the last one, in words; null before and while one runs. */
  outcome: string | null;
  fault: string | null;
  run: (replay: () => Promise<ReplayAnswer['items']>) => void;
}

/** Reads deliveries again; whatever shows them is then asked for again. */
export function useReplay(): Replay {
  const client = useQueryClient();
  const words = useReplayWords();
  const { busy, fault, run } = useAction();
  const [outcome, setOutcome] = useState<string | null>(null);
  return {
    busy,
    outcome,
    fault,
    run(replay) {
      setOutcome(null);
      run(async () => {
        const items = await replay();
        setOutcome(words(items));
        await Promise.all([
          client.invalidateQueries({ queryKey: ['deliveries'] }),
          client.invalidateQueries({ queryKey: ['delivery'] }),
        ]);
      });
    },
  };
}
