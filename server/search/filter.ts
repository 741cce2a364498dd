import type { ProcessState } from '../../shared/states.ts';
import type { Clocks } from './clocks.ts';
import type { Trait } from './search-terms.ts';

export type Comparison = '<' | '<=' | '>' | '>=';

/** One thing that a process may have. Names, keys, values and text are caseless already; ids stand as typed. */
export type Criterion =
  /** A transaction or process number, or an id of digits alone. */
  | { kind: 'number'; value: string }
  | { kind: 'processNumber'; value: string }
  | { kind: 'label'; key: string; value: string }
  | { kind: 'labelKey'; key: string }
  /** Whoever a form was sent to: an id exactly, or a name. */
  | { kind: 'recipient'; id: string; name: string }
  | { kind: 'template'; name: string }
  | { kind: 'author'; name: string }
  /** One or more of something, whatever it is. */
  | { kind: 'trait'; trait: Trait }
  /** What no process lacks. */
  | { kind: 'anything' }
  | { kind: 'station'; name: string }
  | { kind: 'at'; name: string }
  | { kind: 'state'; state: ProcessState }
  | { kind: 'workflow'; name: string }
  /** By its slug, or by its whole address: `hr`, `cellosign/hr`. */
  | { kind: 'source'; name: string }
  | { kind: 'test' }
  /** Changed after that number of the log. */
  | { kind: 'since'; seq: number }
  /** Late or quiet at the moment of asking. */
  | { kind: 'late' }
  | { kind: 'quiet' }
  /** From one moment to before another, in epoch milliseconds; null for no end. */
  | { kind: 'within'; clock: 'startedAt' | 'updatedAt'; from: number | null; to: number | null }
  /** How long ago that was at the moment of asking; nothing compares to a time that there is not. */
  | { kind: 'age'; clock: Age; comparison: Comparison; milliseconds: number }
  | { kind: 'took'; comparison: Comparison; milliseconds: number }
  /** An id of any kind exactly, or text inside a label, its key, or a name. */
  | { kind: 'text'; text: string; exact: string };

/** The clocks that run on. */
export type Age = Exclude<keyof Clocks, 'took'>;

/** A search: the one object behind the list, its counters, the live view and the export. */
export type Filter =
  | { kind: 'is'; criterion: Criterion }
  | { kind: 'not'; part: Filter }
  /** Of no parts: everything, or nothing. */
  | { kind: 'and' | 'or'; parts: readonly Filter[] };

export const everything: Filter = { kind: 'and', parts: [] };

export function is(criterion: Criterion): Filter {
  return { kind: 'is', criterion };
}

export function not(part: Filter): Filter {
  return { kind: 'not', part };
}

export function allOf(...filters: Filter[]): Filter {
  const parts = filters.flatMap(conjuncts);
  const [only] = parts;
  return only && parts.length === 1 ? only : { kind: 'and', parts };
}

/** The parts that all have to hold. */
export function conjuncts(filter: Filter): readonly Filter[] {
  return filter.kind === 'and' ? filter.parts.flatMap(conjuncts) : [filter];
}
