import type { Recipient } from '../../shared/event.ts';
import type { Fact } from './fact.ts';
import { rank } from './order.ts';

type Signer = Recipient & { id: string };

/**
 * Everybody who is to sign or did, in the order of the list that told them all, the rest by id: never by arrival. Of
 * several lists that of the latest step counts.
 */
export function orderOfSigners(timeline: readonly Fact[]): Signer[] {
  const lists = timeline.flatMap(({ type, request }) =>
    request?.signers ? [{ rank: rank[type], signers: request.signers }] : [],
  );
  lists.sort((a, b) => b.rank - a.rank || compareText(JSON.stringify(b.signers), JSON.stringify(a.signers)));
  const places = new Map<string, number>();
  for (const { id } of lists[0]?.signers ?? []) if (id !== null) places.set(id, places.size);
  const placeOf = ({ id }: Signer) => places.get(id) ?? Infinity;
  return [...namedSigners(timeline).values()].sort(
    (a, b) => compareNumber(placeOf(a), placeOf(b)) || compareText(a.id, b.id),
  );
}

/** Each with its name; should there be several, with the one that comes first in the alphabet. */
function namedSigners(timeline: readonly Fact[]): Map<string, Signer> {
  const named = new Map<string, Signer>();
  for (const { recipient, request } of timeline) {
    for (const told of [recipient, ...(request?.signers ?? [])]) {
      if (told?.id == null) continue;
      const name = [told.name, named.get(told.id)?.name ?? null].filter((each) => each !== null).sort()[0];
      named.set(told.id, { id: told.id, name: name ?? null });
    }
  }
  return named;
}

function compareNumber(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
