import type { ProcessState } from '../../shared/states.ts';
import type { Fact } from './fact.ts';

/** What the requests that were made from one have come to, all of those that are known. */
export interface Children {
  /** Each state that any of them is in, once. */
  states: readonly ProcessState[];
  /** When the last of them was completed, in epoch microseconds; null while none is. */
  completedUs: number | null;
  /** Number of the newest event in them. */
  seq: number;
}

interface Standing {
  state: ProcessState;
  /** Epoch microseconds; null unless `state` is `completed`. */
  completedUs: number | null;
}

/** Of several ends the one that somebody has to see to comes first. */
const ends = ['failed', 'expired', 'deleted', 'closed'] as const;

/** Whether a request was split into one for each signer: it says so itself, or they do. */
export function isSplit(timeline: readonly Fact[], children: Children | undefined): boolean {
  return (
    children !== undefined ||
    timeline.some(
      ({ type, request }) =>
        type === 'signature_request.children_generated' || request?.status === 'CHILDREN_GENERATED',
    )
  );
}

/**
 * Where a request stands that was split: under way while one of its children is, or while none is known. Its own
 * completion (null where it was not told) says no more of its children than one of theirs does of their signers.
 */
export function standingOf(children: Children | undefined, completedUs: number | null): Standing {
  if (!children) return { state: completedUs === null ? 'running' : 'completed', completedUs };
  const { states } = children;
  if (states.includes('running')) return { state: 'running', completedUs: null };
  const end = ends.find((each) => states.includes(each));
  if (end) return { state: end, completedUs: null };
  const isWhole = completedUs !== null || !states.includes('submitted');
  if (!isWhole) return { state: 'submitted', completedUs: null };
  return { state: 'completed', completedUs: children.completedUs ?? completedUs };
}
