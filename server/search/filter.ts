import type { ProcessState } from '../../shared/states.ts';

/** One thing that a process may have. Names, keys, values and text are caseless already; ids stand as typed. */
export type Criterion =
  | { kind: 'number'; value: string }
  | { kind: 'processNumber'; value: string }
  | { kind: 'label'; key: string; value: string }
  | { kind: 'station'; name: string }
  | { kind: 'at'; name: string }
  | { kind: 'state'; state: ProcessState }
  | { kind: 'workflow'; name: string }
  | { kind: 'source'; slug: string }
  | { kind: 'test' }
  /** Changed after that number of the log. */
  | { kind: 'since'; seq: number }
  /** Late or quiet at the moment of asking. */
  | { kind: 'late' }
  | { kind: 'quiet' }
  /** A process id or session id exactly, or text inside a label value, a station's name or the workflow's. */
  | { kind: 'text'; text: string; exact: string };

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
