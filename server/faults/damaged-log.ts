import { closeSync, openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from './context.ts';
import type { Fault } from './fault.ts';
import { unless } from './figures.ts';
import { newHistory, postKnown, differences } from './history.ts';
import { integrityFaults } from './integrity.ts';
import { numberedBody } from './numbered-body.ts';
import { isAcknowledgement } from './posting.ts';
import { readStored } from './stored.ts';

const posted = 60;

/** What happens to the end of the write-ahead log. `keeps` is how many of the newest deliveries may go with it. */
const damages: Record<string, { damage: (file: string) => void; mayLose: number }> = {
  'cut off': { damage: (file) => truncateSync(file, statSync(file).size - 2000), mayLose: 1 },
  'with a flipped bit': { damage: (file) => flip(file, statSync(file).size - 1000), mayLose: 1 },
  'filled with zeros': {
    damage: (file) => overwrite(file, statSync(file).size - 4000, Buffer.alloc(4000)),
    mayLose: 1,
  },
  'with noise behind it': {
    damage: (file) => writeFileSync(file, Buffer.alloc(50_000, 0x5a), { flag: 'a' }),
    mayLose: 0,
  },
};

export const damagedLog: Fault = {
  id: 'damaged-log',
  title: 'The end of the write-ahead log damaged',
  promise: 'It opens, loses at most the last commit, and takes deliveries again.',
  needs: ['signals'],
  beside: 'untimed',
  async run(context) {
    const figures: string[] = [];
    const broken: string[] = [];
    for (const [name, { damage, mayLose }] of Object.entries(damages)) {
      const { lost, faults } = await damageOnce(context, name, damage);
      figures.push(`${name} loses ${lost}`);
      broken.push(...faults.map((sentence) => `${name}: ${sentence}`));
      broken.push(...unless(lost <= mayLose, `${name}: ${lost} deliveries of ${posted} are lost`));
    }
    return { figure: figures.join(', '), broken };
  },
};

async function damageOnce(context: Context, name: string, damage: (file: string) => void) {
  const database = join(context.folder, name.replaceAll(' ', '-'), 'signalbox.db');
  const history = newHistory();
  const first = await context.start({ database });
  // One after the other, so that each is a commit of its own.
  for (let number = 0; number < posted; number += 1)
    await postKnown(history, first.url(), numberedBody(number));
  await first.end('SIGKILL');
  damage(`${database}-wal`);
  const again = await context.start({ database });
  const answer = await postKnown(history, again.url(), numberedBody(posted));
  const stored = await readStored(again.url());
  const kept = new Set(stored.deliveries.map(({ sha256 }) => sha256));
  const lost = [...history.acknowledged].filter((hash) => !kept.has(hash));
  await again.end('SIGTERM');
  // What was lost with the damage is counted apart; of the rest nothing may differ.
  const rest = {
    ...history,
    acknowledged: new Set([...history.acknowledged].filter((hash) => kept.has(hash))),
  };
  return {
    lost: lost.length,
    faults: [
      ...differences(rest, stored),
      ...integrityFaults(database),
      ...unless(isAcknowledgement(answer), 'it takes no deliveries any more'),
    ],
  };
}

function overwrite(file: string, at: number, bytes: Buffer): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, bytes, 0, bytes.length, at);
  closeSync(descriptor);
}

function flip(file: string, at: number): void {
  overwrite(file, at, Buffer.from([(readFileSync(file)[at] ?? 0) ^ 0x10]));
}
