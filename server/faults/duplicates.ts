import type { Fault } from './fault.ts';
import { unless, whole } from './figures.ts';
import { compare, newHistory, postKnown } from './history.ts';
import { numberedBody } from './numbered-body.ts';
import { isAcknowledgement } from './posting.ts';
import { readDeliveries, readEvents } from './stored.ts';

const events = { quick: 200, long: 2000 };
const copies = 20;
const connections = 64;

export const duplicates: Fault = {
  id: 'duplicates',
  title: 'Every event sent twenty times at once',
  promise: 'Every copy is acknowledged and kept, and each event counts once.',
  needs: [],
  beside: 'untimed',
  async run(context, size) {
    const count = events[size];
    const server = await context.start();
    const history = newHistory();
    // Copies of one event stand close to one another, so that they meet in the same moment.
    const waiting = Array.from({ length: count * copies }, (_, index) => Math.floor(index / copies));
    let refused = 0;
    const client = async () => {
      for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
        const answer = await postKnown(history, server.url(), numberedBody(number));
        if (!isAcknowledgement(answer)) refused += 1;
      }
    };
    await Promise.all(Array.from({ length: connections }, client));

    const stored = (await readEvents(server.url())).length;
    const kept = await readDeliveries(server.url());
    const linked = kept.filter((each) => each.verdict === 'duplicate' && each.duplicateOf !== null).length;
    return {
      figure: `${whole(count * copies)} deliveries over ${connections} connections: ${whole(stored)} events, ${whole(linked)} linked copies`,
      broken: [
        ...(await compare(history, server.url())),
        ...unless(refused === 0, `${refused} copies were not acknowledged`),
        ...unless(stored === count, `${stored} events instead of ${count}`),
        ...unless(
          kept.length === count * copies,
          `${kept.length} deliveries are kept instead of ${count * copies}`,
        ),
        ...unless(linked === count * (copies - 1), `${linked} copies are linked to the first one`),
      ],
    };
  },
};
