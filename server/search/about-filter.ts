import { type Age, allOf, conjuncts, type Criterion, type Filter } from './filter.ts';

/**
 * The filter without what it says about where a process stands, being late or quiet included: what the counters count.
 * What mixes that with something else, as `state:running or region:north`, stays.
 */
export function withoutState(filter: Filter): Filter {
  const parts = conjuncts(filter);
  const rest = parts.filter(
    (part) => !criteria(part).every(({ kind }) => kind === 'state' || isTurning(kind)),
  );
  return rest.length === parts.length ? filter : allOf(...rest);
}

/** Tests count in nothing, unless it is them that are looked for. */
export function asksForTests(filter: Filter, negated = false): boolean {
  switch (filter.kind) {
    case 'is':
      return filter.criterion.kind === 'test' && !negated;
    case 'not':
      return asksForTests(filter.part, !negated);
    default:
      return filter.parts.some((part) => asksForTests(part, negated));
  }
}

/** Whether time alone changes what is found. */
export function isTimed(filter: Filter): boolean {
  return criteria(filter).some(({ kind }) => isTurning(kind) || kind === 'age');
}

/** Whether what is found depends on whose days are meant. */
export function speaksOfDays(filter: Filter): boolean {
  return criteria(filter).some(({ kind }) => kind === 'within');
}

export interface FollowedAge {
  clock: Age;
  milliseconds: number;
}

/** The ages at which something enters or leaves what is found. */
export function agesIn(filter: Filter): FollowedAge[] {
  return criteria(filter).flatMap((criterion) =>
    criterion.kind === 'age' ? [{ clock: criterion.clock, milliseconds: criterion.milliseconds }] : [],
  );
}

/** Every criterion of a filter, whether it is to hold or not. */
export function criteria(filter: Filter): Criterion[] {
  if (filter.kind === 'is') return [filter.criterion];
  return filter.kind === 'not' ? criteria(filter.part) : filter.parts.flatMap(criteria);
}

/** The criteria that all have to hold by themselves. */
export function demanded(filter: Filter): Criterion[] {
  return conjuncts(filter).flatMap((part) => (part.kind === 'is' ? [part.criterion] : []));
}

function isTurning(kind: Criterion['kind']): boolean {
  return kind === 'late' || kind === 'quiet';
}
