import { splitTerms, type QueryTerm } from '../../../shared/query-text.ts';
import { boardState, keyOf, type BoardState } from './board-state.ts';

/** The state that a term names; null where it is no such term, or names none that there is. */
function stateOf({ key, value }: QueryTerm): BoardState | null {
  const state = boardState.safeParse(value.toLowerCase());
  return state.success && key?.toLowerCase() === keyOf(state.data) ? state.data : null;
}

const isStateTerm = (term: QueryTerm) => term.key?.toLowerCase() === 'state' || stateOf(term) !== null;

const write = (terms: readonly QueryTerm[]) => terms.map(({ text }) => text).join(' ');

/**
 * Takes the state that a search asks for out of its text: it is the filter above the list, and the two must not
 * contradict each other. Of several the last one counts, as if they had been chosen one after the other.
 */
export function takeState(q: string): { q: string; state: BoardState | null } {
  const terms = splitTerms(q);
  const asks = (term: QueryTerm) => !term.negated && stateOf(term) !== null;
  const last = terms.findLast(asks);
  if (last === undefined) return { q, state: null };
  return { q: write(terms.filter((term) => !asks(term))), state: stateOf(last) };
}

/** The states that a search leaves out. */
export function excludedStates(q: string): BoardState[] {
  return splitTerms(q).flatMap((term) => (term.negated ? (stateOf(term) ?? []) : []));
}

/** The search without anything about states, as when another one is chosen. */
export function withoutStates(q: string): string {
  const terms = splitTerms(q);
  return terms.some(isStateTerm) ? write(terms.filter((term) => !isStateTerm(term))) : q;
}
