import { setTimeout as sleep } from 'node:timers/promises';
import { createPool } from '../notifications.ts';
import { pace, type PaceResult } from '../pace.ts';
import type { Bench, Measured } from '../part.ts';
import { startProduct } from '../product.ts';
import type { Row } from '../row.ts';
import { median, medianRatio, spreadOf } from '../statistics.ts';
import { milliseconds, whole } from '../words.ts';
import { startArchiveSender } from './archive-sender.ts';
import { manyAtOnce } from './many-at-once.ts';

/** Small webhooks a second: a very busy office, and far from what the server can take. */
const rate = 500;
const connections = 64;
const archivesASecond = 1;

interface Phases {
  quiet: PaceResult[];
  loaded: PaceResult[];
}

/** What small webhooks notice of large archives. */
export async function measureIsolation({ options, say }: Bench): Promise<Measured> {
  const { rounds, archive } = options;
  const seconds = options['live-seconds'];
  const phases: Phases = { quiet: [], loaded: [] };
  const next = createPool(rate * (seconds + 1) * rounds * 2, 11).once();
  // What it hands to a thread of its own is to run beside it, as it does where it is used.
  const server = await startProduct({ isSpread: true });
  const sender = await startArchiveSender(server.url, archive);
  const phase = () => pace({ url: server.url, connections, rate, seconds, next });
  try {
    await pace({ url: server.url, connections, rate, seconds: 1, next });
    for (let round = 0; round < rounds; round += 1) {
      const quiet = await phase();
      phases.quiet.push(quiet);
      const timer = setInterval(sender.post, 1000 / archivesASecond);
      sender.post();
      const loaded = await phase().finally(() => clearInterval(timer));
      phases.loaded.push(loaded);
      say(`round ${round + 1}: quiet ${inWords(quiet)}; with archives ${inWords(loaded)}`);
      // The last archive must not reach into the next quiet.
      await sleep(2000);
    }
    const crowd = await manyAtOnce(archive, say);
    return {
      rows: [isolationRow(phases, archive, sender.answers), ...crowd.rows],
      failures:
        failuresOf(phases) + sender.answers.filter(({ status }) => status !== 200).length + crowd.failures,
      details: { phases, archives: sender.answers, crowd: crowd.details },
    };
  } finally {
    await sender.stop();
    await server.stop();
  }
}

function failuresOf({ quiet, loaded }: Phases): number {
  return [...quiet, ...loaded].reduce((sum, { failures, unsent }) => sum + failures + unsent, 0);
}

function inWords({ p50, p99, failures, unsent }: PaceResult): string {
  const lost = failures + unsent;
  return `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}${lost > 0 ? `, ${whole(lost)} FAILED` : ''}`;
}

function middle(results: readonly PaceResult[]): PaceResult {
  return {
    p50: median(results.map(({ p50 }) => p50)),
    p99: median(results.map(({ p99 }) => p99)),
    count: median(results.map(({ count }) => count)),
    failures: results.reduce((sum, { failures }) => sum + failures, 0),
    unsent: results.reduce((sum, { unsent }) => sum + unsent, 0),
  };
}

function isolationRow(
  { quiet, loaded }: Phases,
  megabytes: number,
  answers: readonly { status: number; milliseconds: number }[],
): Row {
  const good = answers.filter(({ status }) => status === 200);
  const own = spreadOf(good.map((each) => each.milliseconds));
  const p99 = ({ p99: value }: PaceResult) => value;
  return {
    what: `p99 of ${rate} small webhooks/s with one archive of ${megabytes} MB a second`,
    measured:
      `${inWords(middle(loaded))}; archives p50 ${milliseconds(own.p50)}` +
      (good.length < answers.length ? `, ${answers.length - good.length} of ${answers.length} FAILED` : ''),
    reference: `quiet: ${inWords(middle(quiet))}`,
    figure: { value: medianRatio(loaded.map(p99), quiet.map(p99)), unit: 'x' },
    target: { atMost: 2 },
  };
}
