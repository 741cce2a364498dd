import type { NewsKind } from '../../shared/news.ts';
import { isUnderWay } from '../../shared/states.ts';
import type { Fact } from './fact.ts';
import { fold, type FoldContext } from './fold.ts';
import type { FoldedProcess } from './folded.ts';

/**
 * What became of a process after a number of the log, as somebody saw it who knew it until then: what arrived late is
 * news as well. Null where nothing did.
 */
export function newsOf(
  { context, facts }: { context: FoldContext; facts: readonly [Fact, ...Fact[]] },
  seq: number,
): NewsKind | null {
  const after = fold(context, facts);
  if (after.seq <= seq) return null;
  const before = asKnownAt({ context, facts }, seq);
  if (!isUnderWay(after.state) && before?.state !== after.state) return after.state as NewsKind;
  if (before === null) return 'started';
  return standing(before) === standing(after) ? 'noted' : 'moved';
}

function asKnownAt(
  { context, facts }: { context: FoldContext; facts: readonly Fact[] },
  seq: number,
): FoldedProcess | null {
  const [first, ...rest] = facts.filter((fact) => fact.seq <= seq);
  if (first === undefined) return null;
  const { children, closing, ...source } = context;
  return fold(
    {
      ...source,
      closing: closing !== null && closing.seq <= seq ? closing : null,
      ...(children !== undefined && children.seq <= seq && { children }),
    },
    [first, ...rest],
  );
}

/** All that moves a process on its line. */
function standing({ state, stations }: FoldedProcess): string {
  return [state, ...stations.map((station) => station.state)].join(' ');
}
