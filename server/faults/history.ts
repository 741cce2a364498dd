import { isAcknowledgement, post, type Answer } from './posting.ts';
import { sha256 } from './sha256.ts';
import { readStored, type Stored } from './stored.ts';

/** What was sent and what was acknowledged, by the SHA-256 of each body: the other side of the comparison. */
export interface History {
  sent: Set<string>;
  acknowledged: Set<string>;
}

export function newHistory(): History {
  return { sent: new Set(), acknowledged: new Set() };
}

/** Posts a body and writes down what became of it. */
export async function postKnown(
  history: History,
  url: string,
  body: string | Uint8Array,
  headers?: Readonly<Record<string, string>>,
): Promise<Answer | null> {
  const hash = sha256(body);
  history.sent.add(hash);
  const answer = await post(url, body, headers);
  if (isAcknowledgement(answer)) history.acknowledged.add(hash);
  return answer;
}

/** Reads everything that the server at `url` holds and says where it is not what the history says. */
export async function compare(history: History, url: string): Promise<string[]> {
  return differences(history, await readStored(url));
}

/** One sentence for each kind of difference between what was promised and what is there. */
export function differences(history: History, stored: Stored): string[] {
  const hashes = new Set(stored.deliveries.map((each) => each.sha256));
  const lost = [...history.acknowledged].filter((hash) => !hashes.has(hash));
  const foreign = [...hashes].filter((hash) => !history.sent.has(hash));
  const altered = stored.deliveries.filter((each) => each.keptSha256 !== each.bodySha256);
  const counted = new Map<string, number>();
  for (const event of stored.events) counted.set(event, (counted.get(event) ?? 0) + 1);
  const twice = [...counted.values()].filter((times) => times > 1);
  return [
    ...(lost.length > 0 ? [`${lost.length} acknowledged deliveries are lost`] : []),
    ...(foreign.length > 0 ? [`${foreign.length} deliveries are kept that nobody sent`] : []),
    ...(altered.length > 0 ? [`${altered.length} bodies are not the bytes that arrived`] : []),
    ...(twice.length > 0 ? [`${twice.length} events count twice`] : []),
    ...(stored.isOrdered ? [] : ['the numbers of events do not grow in the feed']),
  ];
}
