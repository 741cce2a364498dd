import { setTimeout as sleep } from 'node:timers/promises';
import { postKnown, type History } from './history.ts';
import { numberedBody } from './numbered-body.ts';
import { isAcknowledgement, type Answer } from './posting.ts';

/** A vendor who numbers its events and sends again what got no answer. */
export interface Sender {
  next: number;
  unanswered: number[];
  /** Answers other than an acknowledgement. */
  refused: Answer[];
  filler: number;
}

export function newSender(filler = 0): Sender {
  return { next: 0, unanswered: [], refused: [], filler };
}

/** Milliseconds after which a server that answers without ever acknowledging is given up. */
const patience = 20_000;

/** Posts from several connections at once until the server is gone or `isOver` says so. */
export async function burst(options: {
  url: string;
  history: History;
  sender: Sender;
  clients: number;
  isOver?: () => boolean;
}): Promise<void> {
  const { url, history, sender, clients, isOver = () => false } = options;
  let progressAt = performance.now();
  const client = async () => {
    while (!isOver()) {
      if (performance.now() - progressAt > patience)
        throw new Error(
          `nothing was acknowledged for ${patience / 1000} seconds: ${sender.refused.at(-1)?.text ?? ''}`,
        );
      const number = sender.unanswered.pop() ?? sender.next++;
      const answer = await postKnown(history, url, numberedBody(number, sender.filler));
      if (answer === null) {
        sender.unanswered.push(number);
        return;
      }
      if (isAcknowledgement(answer)) {
        progressAt = performance.now();
      } else {
        sender.unanswered.push(number);
        sender.refused.push(answer);
        // As a vendor would: not at once.
        await sleep(10);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

/** The same until that many are acknowledged. Throws where the server stops acknowledging. */
export async function fill(
  options: Omit<Parameters<typeof burst>[0], 'isOver'> & { count: number },
): Promise<void> {
  const { history, count, sender } = options;
  const goal = history.acknowledged.size + count;
  const isOver = () => history.acknowledged.size >= goal || sender.refused.length > 0;
  await burst({ ...options, isOver });
  if (history.acknowledged.size < goal)
    throw new Error(`the server stopped acknowledging: ${sender.refused[0]?.text ?? 'it is gone'}`);
}
