import type { Fact } from './fact.ts';
import { compareFacts, withoutCopies } from './order.ts';
import { reconstruct } from './reconstruct.ts';

/** The facts of one process in timeline order: each once, and with them those that an archive alone told. */
export function arrange(facts: readonly Fact[]): Fact[] {
  const arrived = withoutCopies(facts.toSorted(compareFacts));
  const archives = arrived.filter((fact) => fact.type === 'process.archived');
  return archives.length === 0 ? arrived : [...arrived, ...reconstruct(arrived, archives)].sort(compareFacts);
}
