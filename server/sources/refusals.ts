/** A request that was refused for its credentials, without anything secret. */
export interface Refusal {
  /** Epoch milliseconds. */
  at: number;
  /** See `refusal` in the shared shapes. */
  scheme: string | null;
  user: string | null;
}

/** So many sources are remembered. */
const most = 1000;

export interface Refusals {
  note(source: number, refusal: Refusal): void;
  /** Null where none is known since the server started. */
  last(source: number): Refusal | null;
}

/** The last refusal of each source, in memory only: whoever guesses credentials must not fill the disk. */
export function createRefusals(): Refusals {
  const known = new Map<number, Refusal>();
  return {
    note(source, refusal) {
      // Deleted first, so that it becomes the newest.
      known.delete(source);
      known.set(source, refusal);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
    last: (source) => known.get(source) ?? null,
  };
}
