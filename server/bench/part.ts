import type { Options } from './options.ts';
import type { Row } from './row.ts';
import type { Stock } from './stock.ts';

/** What a part of the suite is given. */
export interface Bench {
  options: Options;
  /** Tells the person who waits. */
  say: (line: string) => void;
  /** A server that holds `options.events` events; loaded when first asked for, and the same one for all parts. */
  stock: () => Promise<Stock>;
}

export interface Measured {
  rows: Row[];
  /** Requests of ours that were not answered as they should be. Any of them makes the whole run fail. */
  failures: number;
  details: unknown;
}

export interface Part {
  title: string;
  measure: (bench: Bench) => Promise<Measured>;
}
