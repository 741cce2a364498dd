import type { Counting } from './make-file.ts';

/** How far the making of a file is. */
export interface Reading {
  /** How often its processes were begun with. */
  begun: number;
  /** How many were read since. */
  read: number;
  /** True where these were all of them. */
  isWhole: boolean;
}

/** Thrown out of a reading that goes on after the file was given up. */
export class GivenUpError extends Error {
  override name = 'GivenUpError';
}

/** Counts what is read for one file, and ends its making once it is given up. */
export function countReadings(signal: AbortSignal, onRead: (reading: Reading) => void): Counting {
  let begun = 0;
  return (items) => ({
    async *[Symbol.asyncIterator]() {
      begun += 1;
      let read = 0;
      for await (const item of items) {
        if (signal.aborted) throw new GivenUpError('the file was given up');
        read += 1;
        onRead({ begun, read, isWhole: false });
        yield item;
      }
      onRead({ begun, read, isWhole: true });
    },
  });
}
