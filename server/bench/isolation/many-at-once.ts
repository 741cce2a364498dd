import { setTimeout as sleep } from 'node:timers/promises';
import type { Measured } from '../part.ts';
import { startProduct } from '../product.ts';
import type { Row } from '../row.ts';
import { megabytes as inMegabytes } from '../words.ts';
import { startArchiveSender } from './archive-sender.ts';

const crowd = 20;
/** The heap that the server is allowed, in megabytes. */
const heap = 512;
const patience = 120_000;

/** Many large archives in the same moment, on a server whose heap could not hold them all as text. */
export async function manyAtOnce(archive: number, say: (line: string) => void): Promise<Measured> {
  const server = await startProduct({ nodeArgs: [`--max-old-space-size=${heap}`] });
  const sender = await startArchiveSender(server.url, archive);
  try {
    const before = server.memory();
    const began = performance.now();
    for (let index = 0; index < crowd; index += 1) sender.post();
    while (sender.answers.length < crowd && performance.now() - began < patience) await sleep(50);
    const seconds = (performance.now() - began) / 1000;
    const good = sender.answers.filter(({ status }) => status === 200).length;
    // A server that died has no memory to tell of; that none was answered says enough.
    const after = good > 0 ? server.memory() : null;
    const what = `${crowd} archives of ${archive} MB at once`;
    say(`${what}: ${good} answered with 200 in ${seconds.toFixed(1)} s`);
    const answered: Row = {
      what: `${what}, --max-old-space-size=${heap}`,
      measured: `${good} answered with 200, the last after ${seconds.toFixed(1)} s`,
      reference: null,
      figure: { value: good, unit: '' },
      target: { atLeast: crowd },
    };
    const memory: Row = {
      what: 'highest memory meanwhile',
      measured: '',
      reference: before ? `before: ${inMegabytes(before.now)}` : null,
      figure: { value: after ? after.highest / 1024 / 1024 : Number.NaN, unit: 'MB' },
      target: null,
    };
    return {
      rows: [answered, memory],
      failures: crowd - good,
      details: { before, after, answers: sender.answers, seconds },
    };
  } finally {
    await sender.stop();
    await server.stop();
  }
}
