import { arrange } from './arrange.ts';
import type { Fact } from './fact.ts';
import { fold, type FoldContext } from './fold.ts';
import type { FoldedProcess } from './folded.ts';

/**
 * A process as it was at a moment of the past, from all that is known today: what happened until then counts, whenever
 * it was told, steps that an archive told later among it. What was made from it is left out, and so is what a
 * person did about it, since that is known for
 * the present alone. Null before anything had happened. `us`: epoch microseconds.
 */
export function asOf(
  { context, facts }: { context: FoldContext; facts: readonly Fact[] },
  us: number,
): { process: FoldedProcess; facts: Fact[] } | null {
  const [first, ...rest] = arrange(facts).filter((fact) => fact.occurred.us <= us);
  if (first === undefined) return null;
  const { provider, source, workflow, titleLabel } = context;
  const known = [first, ...rest] as const;
  return {
    process: fold({ provider, source, workflow, titleLabel, closing: null }, known),
    facts: [...known],
  };
}
