import type { Limits } from '../../shared/limits.ts';

/** A change by less than this share is none that anybody would notice. */
const noticeable = 0.1;

/** Whether limits changed so much that it is worth telling every process under way. */
export function isMaterial(before: Limits, after: Limits): boolean {
  return (
    isOther(before.archive, after.archive) ||
    isOther(before.silence, after.silence) ||
    before.route.length !== after.route.length ||
    before.route.some(({ name, p90 }, at) => {
      const other = after.route[at];
      return other?.name !== name || isOther(p90, other.p90);
    })
  );
}

function isOther(before: number | null, after: number | null): boolean {
  if (before === null || after === null) return before !== after;
  return Math.abs(after - before) > before * noticeable;
}
