import type { RefusalCause } from '../../shared/source.ts';
import type { Source } from '../store/source.ts';

/** A request that was refused, without anything secret. */
export interface Refusal {
  /** Epoch milliseconds. */
  at: number;
  /** For these see `refusal` in the shared shapes. */
  why: RefusalCause;
  scheme: string | null;
  user: string | null;
  reason: string | null;
}

/** So many sources are remembered. */
const most = 1000;

export interface Refusals {
  note(source: number, refusal: Refusal): void;
  /** Null where none is known since the server started. */
  last(source: number): Refusal | null;
  /** One more was refused since the source is paused. */
  notePaused(source: PausedSource): void;
  whilePaused(source: PausedSource): number;
}

type PausedSource = Pick<Source, 'id' | 'pausedAt'>;

/** The last refusal of each source, in memory only: whoever guesses credentials must not fill the disk. */
export function createRefusals(): Refusals {
  const known = new Map<number, Refusal>();
  const paused = new Map<number, { since: number | null; count: number }>();

  function whilePaused({ id, pausedAt }: PausedSource): number {
    const found = paused.get(id);
    return found?.since === pausedAt ? found.count : 0;
  }

  return {
    note(source, refusal) {
      // Deleted first, so that it becomes the newest.
      known.delete(source);
      known.set(source, refusal);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
    last: (source) => known.get(source) ?? null,
    notePaused: (source) =>
      void paused.set(source.id, { since: source.pausedAt, count: whilePaused(source) + 1 }),
    whilePaused,
  };
}
