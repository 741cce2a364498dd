import { withoutTurns } from '../../shared/shown-text.ts';

const forbidden = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;
/** A line of a picture cannot be broken: where a page shows a space, so does it. */
const breaks = /[\t\r\n\u2028\u2029]+/gu;

/**
 * The same value, in whatever depth a vendor sent its texts: without the characters that XML cannot hold in any form and
 * those that turn the direction of what stands beside them, and on one line.
 */
export function plainText<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, each: unknown) =>
    typeof each === 'string' ? withoutTurns(each).replace(breaks, ' ').replace(forbidden, '\ufffd') : each,
  ) as T;
}
