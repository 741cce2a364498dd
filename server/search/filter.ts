import type { ProcessState } from '../../shared/states.ts';

/** One thing that a process must have. Names, keys, values and text are caseless already; ids stand as typed. */
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

/** A search, ANDed: the one object behind the list, its counters, the live view and the export. */
export type Filter = readonly { criterion: Criterion; negated: boolean }[];

/** The filter without its terms about where a process stands, being late or quiet included: what the counters count. */
export function withoutState(filter: Filter): Filter {
  const rest = filter.filter(({ criterion: { kind } }) => kind !== 'state' && !isTimedKind(kind));
  return rest.length === filter.length ? filter : rest;
}

/** Tests count in nothing, unless it is them that are looked for. */
export function asksForTests(filter: Filter): boolean {
  return filter.some(({ criterion, negated }) => criterion.kind === 'test' && !negated);
}

/** Whether time alone changes what is found. */
export function isTimed(filter: Filter): boolean {
  return filter.some(({ criterion }) => isTimedKind(criterion.kind));
}

function isTimedKind(kind: Criterion['kind']): boolean {
  return kind === 'late' || kind === 'quiet';
}
