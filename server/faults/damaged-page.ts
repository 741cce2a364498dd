import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seeded } from '../simulate/random.ts';
import { fill, newSender } from './burst.ts';
import type { Context } from './context.ts';
import type { Fault } from './fault.ts';
import { unless } from './figures.ts';
import { newHistory, postKnown, type History } from './history.ts';
import { numberedBody } from './numbered-body.ts';
import { isAcknowledgement, isSendAgain } from './posting.ts';
import { sha256 } from './sha256.ts';
import { readKept } from './stored.ts';

const pages = { quick: 12, long: 200 };
const posted = 200;
/** Until a start has either come to its end or to serving, in milliseconds. */
const patience = 20_000;

type Outcome = 'refused to start' | 'told when read' | 'not in use' | 'shown as if whole';

export const damagedPage: Fault = {
  id: 'damaged-page',
  title: 'A page of the database overwritten',
  promise:
    'Never a crash and never wrong bytes: it refuses to start with a sentence, or says of what is damaged that it cannot be read; what it acknowledges from then on is kept.',
  needs: ['signals'],
  beside: 'untimed',
  async run(context, size) {
    const seed = String(Date.now());
    const random = seeded(seed);
    const history = newHistory();
    const server = await context.start();
    await fill({ url: server.url(), history, sender: newSender(5000), clients: 8, count: posted });
    await server.end('SIGTERM');
    const pageSize = readFileSync(server.database).readUInt16BE(16);
    const count = Math.floor(statSync(server.database).size / pageSize);

    const outcomes = new Map<Outcome, number>();
    const broken = new Set<string>();
    for (let round = 0; round < pages[size]; round += 1) {
      // The first page says what the file is; damage there is another matter.
      const page = random.whole(1, count - 1);
      const database = join(context.folder, `round-${round}`, 'signalbox.db');
      mkdirSync(dirname(database));
      copyFileSync(server.database, database);
      overwritePage(database, page, pageSize);
      const { outcome, faults } = await look(context, database, history);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      for (const sentence of faults) broken.add(`page ${page}: ${sentence}`);
    }
    const counts = [...outcomes].map(([outcome, times]) => `${times} ${outcome}`);
    return {
      figure: `${pages[size]} of ${count} pages: ${counts.join(', ')}; seed ${seed}`,
      broken: [...broken],
    };
  },
};

function overwritePage(file: string, page: number, pageSize: number): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(pageSize, 0x5a), 0, pageSize, page * pageSize);
  closeSync(descriptor);
}

async function look(
  context: Context,
  database: string,
  before: History,
): Promise<{ outcome: Outcome; faults: string[] }> {
  const server = context.spawn({ database });
  await Promise.race([
    server.ended,
    server.listening.catch(() => undefined),
    sleep(patience, undefined, { ref: false }),
  ]);
  if (!server.isRunning()) {
    const faults = unless(
      !server.complaints().includes('    at ') && server.complaints().trim() !== '',
      `it ends without a sentence: ${server.complaints().slice(0, 200)}`,
    );
    return { outcome: 'refused to start', faults };
  }
  const faults: string[] = [];
  const bodies = [900_001, 900_002, 900_003, 900_004].map((number) => numberedBody(number));
  const acknowledged: string[] = [];
  for (const body of bodies) {
    const answer = await postKnown(newHistory(), server.url(), body);
    if (isAcknowledgement(answer)) acknowledged.push(sha256(body));
    else if (!isSendAgain(answer)) faults.push(`a delivery is answered ${answer?.text ?? 'nothing'}`);
  }
  const stored = await readKept(server.url()).catch(() => null);
  if (!server.isRunning()) faults.push(`the server ended: ${server.complaints()}`);
  await server.end('SIGTERM');
  if (stored === null) return { outcome: 'told when read', faults };
  const bytes = new Map(stored.map((each) => [each.sha256, each.bodySha256]));
  const isWrong = stored.some((each) => each.bodySha256.length === 64 && each.bodySha256 !== each.keptSha256);
  const isTold = stored.some((each) => each.bodySha256.length !== 64);
  const isGone = [...before.acknowledged].some((hash) => !bytes.has(hash));
  faults.push(
    ...unless(
      acknowledged.every((hash) => bytes.get(hash) === hash),
      'what was acknowledged afterwards is not kept',
    ),
    ...unless(!isWrong, 'a body is given out that is not what arrived'),
    ...unless(!isGone || isTold, 'deliveries are gone without a word'),
  );
  return { outcome: isWrong ? 'shown as if whole' : isTold ? 'told when read' : 'not in use', faults };
}
