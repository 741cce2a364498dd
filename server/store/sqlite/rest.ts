import type { Labels } from '../../../shared/process.ts';
import type { NewFact } from '../../process/fact.ts';

/** The members of a fact that have no column of their own. */
export type Rest = Pick<
  NewFact,
  | 'vendorType'
  | 'processNumber'
  | 'transactionNumber'
  | 'recipient'
  | 'labels'
  | 'client'
  | 'archive'
  | 'request'
>;

const members = [
  'vendorType',
  'processNumber',
  'transactionNumber',
  'recipient',
  'labels',
  'client',
  'archive',
  'request',
] as const satisfies readonly (keyof Rest)[];

const beforeTheFirst: Rest = {
  vendorType: '',
  processNumber: null,
  transactionNumber: null,
  recipient: null,
  labels: {},
  client: null,
  archive: null,
  request: null,
};

/** A fact without what it repeats: most of what a vendor says, it says again. */
interface Settled {
  /** As JSON, and only what differs from the event before it in its process. */
  text: string;
  /** The same as it was told, sharing with that event whatever is the same: so the next hundred cost little memory. */
  rest: Rest;
}

export function settleRest(told: Rest, before: Rest | undefined): Settled {
  const previous = before ?? beforeTheFirst;
  const different: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  for (const member of members) {
    const isRepeated = isSame(told[member], previous[member]);
    rest[member] = isRepeated ? previous[member] : told[member];
    if (!isRepeated) different[member] = told[member];
  }
  return { text: JSON.stringify(different), rest: rest as Rest };
}

/** What `settleRest` wrote. `before` must be the same event that it was written after. */
export function readRest(text: string, before: Rest | undefined): Rest {
  const rest = JSON.parse(text) as Partial<Rest>;
  const previous = before ?? beforeTheFirst;
  return {
    vendorType: rest.vendorType ?? previous.vendorType,
    processNumber: rest.processNumber === undefined ? previous.processNumber : rest.processNumber,
    transactionNumber:
      rest.transactionNumber === undefined ? previous.transactionNumber : rest.transactionNumber,
    recipient: rest.recipient === undefined ? previous.recipient : rest.recipient,
    labels: rest.labels ?? previous.labels,
    client: rest.client === undefined ? previous.client : rest.client,
    archive: rest.archive === undefined ? previous.archive : rest.archive,
    request: rest.request === undefined ? previous.request : rest.request,
  };
}

type Flat = Readonly<Labels> | Readonly<Record<string, string | null>>;

/** Of plain values, and of objects that hold nothing but plain values. Lists are never taken for the same. */
function isSame(a: Rest[keyof Rest], b: Rest[keyof Rest]): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return false;
  const [left, right] = [a as Flat, b as Flat];
  const keys = Object.keys(left);
  const others = Object.keys(right);
  // In the same order too: labels are shown in the order in which they were told.
  return (
    keys.length === others.length && keys.every((key, at) => others[at] === key && left[key] === right[key])
  );
}
