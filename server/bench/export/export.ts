import type { Pool } from '../notifications.ts';
import { createPool } from '../notifications.ts';
import { exportFiles, type ExportFile } from '../options.ts';
import { pace, type PaceResult } from '../pace.ts';
import type { Bench, Measured } from '../part.ts';
import { startProduct } from '../product.ts';
import type { Row } from '../row.ts';
import { median } from '../statistics.ts';
import { megabytes, milliseconds, whole } from '../words.ts';
import { cancelledExports } from './cancelled.ts';
import { download } from './download.ts';

/** Small webhooks a second: a very busy office, and far from what the server can take. */
const rate = 500;
const connections = 64;
/** Seconds after which a file is given up, and with it the part. */
const patience = 1200;
const megabyte = 1024 * 1024;

interface Taken {
  file: ExportFile;
  bytes: number;
  seconds: number;
  /** Bytes of memory of the server: before, and at the highest while the file was made. Null where the system does not tell. */
  memory: { before: number; highest: number } | null;
  /** Small webhooks before it, while it was made, and after it. */
  before: PaceResult;
  meanwhile: PaceResult;
  after: PaceResult;
}

/** Everything that is stored, taken away as a file of each kind, while deliveries go on coming. */
export async function measureExport({ options, say, stock }: Bench): Promise<Measured> {
  const { data, events } = await stock();
  // What is made as it is asked for costs little at this rate.
  const pool = createPool(rate * (options.seconds + 1), 700_000);
  const taken: Taken[] = [];
  for (const file of options.files) {
    const each = await take(data, file, pool, options.seconds);
    taken.push(each);
    say(`${file}: ${inWords(each)}`);
  }
  const cancelled = await cancelledExports(data, options.files, say);
  return {
    rows: [...taken.flatMap((each) => rowsOf(each, events)), ...cancelled.rows],
    failures:
      taken
        .flatMap(({ before, meanwhile, after }) => [before, meanwhile, after])
        .reduce((sum, { failures, unsent }) => sum + failures + unsent, 0) + cancelled.failures,
    details: { taken, cancelled: cancelled.details },
  };
}

/** On a server of its own that was just started, so that no memory is there already that another file needed. */
async function take(data: string, file: ExportFile, pool: Pool, seconds: number): Promise<Taken> {
  // What it hands to threads of their own is to run beside it, as it does where it is used.
  const server = await startProduct({ copyOf: data, isSpread: true });
  const next = pool.once();
  const post = (how: { seconds: number; until?: AbortSignal }) =>
    pace({ url: server.url, connections, rate, next, ...how });
  try {
    await post({ seconds: 2 });
    const before = await post({ seconds });
    const memory = server.memory();
    server.forgetHighest();
    const enough = new AbortController();
    const posting = post({ seconds: patience, until: enough.signal });
    const { whole: all } = download(`${server.url}/api/export?${exportFiles[file]}`);
    const { bytes, seconds: took } = await all.finally(() => enough.abort());
    const highest = server.memory()?.highest;
    return {
      file,
      bytes,
      seconds: took,
      memory: memory && highest !== undefined ? { before: memory.now, highest } : null,
      before,
      meanwhile: await posting,
      after: await post({ seconds }),
    };
  } finally {
    await server.stop();
  }
}

function inWords({ bytes, seconds, memory, before, meanwhile, after }: Taken): string {
  const parts = [`${megabytes(bytes)} in ${seconds.toFixed(1)} s`];
  if (memory) parts.push(`memory ${megabytes(memory.before)}, then up to ${megabytes(memory.highest)}`);
  parts.push(
    `webhooks p99 ${[before, meanwhile, after].map(({ p99 }) => milliseconds(p99)).join(', ')} (before, meanwhile, after)`,
  );
  return parts.join('; ');
}

function rowsOf({ file, bytes, seconds, memory, before, meanwhile, after }: Taken, events: number): Row[] {
  const quiet = {
    p50: median([before.p50, after.p50]),
    p99: median([before.p99, after.p99]),
  };
  const times = ({ p50, p99 }: { p50: number; p99: number }) =>
    `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}`;
  return [
    {
      what: `${file} of ${whole(events)} events: more memory`,
      measured: `${megabytes(bytes)} in ${seconds.toFixed(1)} s`,
      reference: memory && `before: ${megabytes(memory.before)}`,
      figure: {
        value: memory ? (memory.highest - memory.before) / megabyte : Number.NaN,
        unit: 'MB',
      },
      target: { atMost: 100 },
    },
    {
      what: `p99 of ${rate} small webhooks/s meanwhile`,
      measured: times(meanwhile),
      reference: `before and after: ${times(quiet)}`,
      figure: { value: meanwhile.p99 / quiet.p99, unit: 'x' },
      target: { atMost: 2 },
    },
  ];
}
