import type { Source } from '../../shared/source.ts';

/** Times are epoch milliseconds. */
export interface VendorTrouble extends Pick<NonNullable<Source['vendorTrouble']>, 'kind' | 'cause'> {
  since: number;
  lastAt: number;
}

/** Milliseconds from the first line in the log to the second; each pause after it is twice as long, up to a day. */
const firstPause = 60_000;
const longestPause = 24 * 3_600_000;

export interface VendorTroubles {
  /** True where the log should tell of it: at first, when the cause changes, and then ever more rarely. */
  note(source: number, trouble: Pick<VendorTrouble, 'kind' | 'cause'>, at: number): boolean;
  /** The vendor answered. */
  clear(source: number): void;
  /** Null where its vendor answered the last time, or was not asked since the server started. */
  of(source: number): VendorTrouble | null;
}

/** Which sources' vendors cannot be asked, in memory only: it shows again with the next try. */
export function createVendorTroubles(): VendorTroubles {
  const known = new Map<number, VendorTrouble & { toldAt: number; pause: number }>();
  return {
    note(source, { kind, cause }, at) {
      const before = known.get(source);
      const since = before?.since ?? at;
      const isTold = before?.cause !== cause || at >= before.toldAt + before.pause;
      const pause = before?.cause === cause ? before.pause : firstPause / 2;
      const told = isTold
        ? { toldAt: at, pause: Math.min(longestPause, pause * 2) }
        : { toldAt: before.toldAt, pause };
      known.set(source, { since, lastAt: at, kind, cause, ...told });
      return isTold;
    },
    clear: (source) => void known.delete(source),
    of: (source) => known.get(source) ?? null,
  };
}
