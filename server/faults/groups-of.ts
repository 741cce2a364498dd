import type { Company, Fault } from './fault.ts';

const kinds: readonly Company[] = ['disk', 'patient', 'untimed'];

/** The faults in the groups in which they are shown one after the other; those of a group side by side. */
export function groupsOf(faults: readonly Fault[]): Fault[][] {
  const alone = faults.filter(({ beside }) => beside === undefined);
  const company = kinds.map((kind) => faults.filter(({ beside }) => beside === kind));
  return [...alone.map((fault) => [fault]), ...company].filter((group) => group.length > 0);
}
