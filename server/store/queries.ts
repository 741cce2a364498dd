import type { Sort } from '../../shared/api.ts';
import type { DeliveryKind } from '../../shared/delivery.ts';
import type { Process } from '../../shared/process.ts';
import type { ProcessState } from '../../shared/states.ts';
import type { Age, Filter } from '../search/filter.ts';
import type { TermKind } from '../search/search-terms.ts';

/** A value as JSON in UTF-8, in pieces that follow each other. */
export type Json = readonly Uint8Array[];

export interface ProcessQuery {
  filter: Filter;
  sort: Sort;
  limit: number;
  cursor: string | null;
  /** Epoch milliseconds: what is late or quiet then. */
  at: number;
  /** Epoch milliseconds: only what began by then. Absent for all. */
  startedBy?: number;
}

/** What of a search stands in one workflow, in one state. */
export interface StandingQuery {
  filter: Filter;
  workflow: string;
  state: ProcessState;
  limit: number;
  cap: number;
  /** Epoch milliseconds at which something is late. */
  at: number;
}

export interface Standing {
  /** What is under way as it is due, else what changed last first. */
  items: Process[];
  /** Without tests, unless they are what is looked for. */
  count: number;
  /** True where there may be more. */
  capped: boolean;
}

/** Both ends included, in epoch milliseconds. */
export interface AgeSpan {
  clock: Age;
  from: number;
  to: number;
}

/** Texts that contain `part`, caseless; `key` is a label's, empty for all else. Each is counted up to `cap`. */
export interface TermQuery {
  kind: TermKind;
  key: string;
  part: string;
  limit: number;
  cap: number;
}

export interface KnownTerm {
  /** As the newest process that has it writes it. */
  text: string;
  /** Processes that have it. */
  count: number;
  /** True where there are more. */
  isMore: boolean;
}

/** Newest first. `source` is a slug. */
export interface DeliveryQuery {
  verdict: DeliveryKind | null;
  source: string | null;
  /** Only older ones than that number. */
  before: number | null;
  limit: number;
}
