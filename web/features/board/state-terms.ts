import { andedTerms, cutTerms } from '../../../shared/anded-terms.ts';
import type { QueryTerm } from '../../../shared/query-text.ts';
import { boardState, keyOf, type BoardState } from './board-state.ts';

/** The state that a term names; null where it is no such term, or names none that there is. */
function stateOf({ key, value }: QueryTerm): BoardState | null {
  const state = boardState.safeParse(value.toLowerCase());
  return state.success && key?.toLowerCase() === keyOf(state.data) ? state.data : null;
}

const isStateTerm = (term: QueryTerm) => term.key?.toLowerCase() === 'state' || stateOf(term) !== null;

/**
 * Takes the state that a search asks for out of its text: it is the filter above the list, and the two must not
 * contradict each other. Of several the last one counts, as if they had been chosen one after the other.
 */
export function takeState(q: string): { q: string; state: BoardState | null } {
  const terms = andedTerms(q).filter((term) => !term.negated && stateOf(term) !== null);
  const last = terms.at(-1);
  return { q: cutTerms(q, terms), state: last ? stateOf(last) : null };
}

/** The states that a search leaves out. */
export function excludedStates(q: string): BoardState[] {
  return andedTerms(q).flatMap((term) => (term.negated ? (stateOf(term) ?? []) : []));
}

/** The search without anything about states, as when another one is chosen. */
export function withoutStates(q: string): string {
  return cutTerms(q, andedTerms(q).filter(isStateTerm));
}
