import type { Event } from '../../shared/event.ts';

/** Those of the standard transitional model of XES that can be told truly of what vendors tell. */
export type Transition = 'schedule' | 'start' | 'complete' | 'withdraw' | 'ate_abort' | 'unknown';

type Stage = 'scheduled' | 'started' | 'over' | 'submitted';

/**
 * For the events of one process, each asked for once and in timeline order: its place in the life of a task. The task is
 * a form that one recipient fills in: sent, begun with the first sign of the recipient, submitted. What repeats, or
 * comes after the end, is no step of that life: `unknown`. Everything else happens at once: `complete`, or `ate_abort`
 * where it failed.
 */
export function transitions(): (event: Event) => Transition {
  const stages = new Map<string, Stage>();
  return ({ type, sessionId }) => {
    if (sessionId === null || !type.startsWith('session.'))
      return type.endsWith('.failed') ? 'ate_abort' : 'complete';
    const stage = stages.get(sessionId);
    const move = (to: Stage, transition: Transition) => {
      stages.set(sessionId, to);
      return transition;
    };
    switch (type) {
      case 'session.created':
        return stage === undefined ? move('scheduled', 'schedule') : 'unknown';
      case 'session.submitted':
        // Final, whatever the vendor said before it.
        return stage === 'submitted' ? 'unknown' : move('submitted', 'complete');
      case 'session.expired':
      case 'session.deleted':
        if (stage === 'over' || stage === 'submitted') return 'unknown';
        return move('over', stage === 'started' ? 'ate_abort' : 'withdraw');
      default:
        return stage === undefined || stage === 'scheduled' ? move('started', 'start') : 'unknown';
    }
  };
}
