import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { readConfig } from '../../config.ts';
import { serve } from '../../serve.ts';
import { seeded } from '../../simulate/random.ts';
import { differences, newHistory, type History } from '../history.ts';
import { integrityFaults } from '../integrity.ts';
import { numberedBody } from '../numbered-body.ts';
import { sha256 } from '../sha256.ts';
import { readStored } from '../stored.ts';
import { createDisk } from './disk.ts';
import type { Recording } from './record.ts';

/** Moments that are soon after another one. */
const soon = 150;

/** Cuts after which something was amiss, and no more are made. */
const enough = 5;

/** The newest deliveries are the ones at risk; of the older ones some of every block that may have been rewritten. */
const sample = { newest: 10, every: 13 };

export interface Cut {
  /** Deliveries acknowledged before it. */
  acknowledged: number;
  broken: string[];
}

/**
 * Cuts the power at so many moments of a recording and opens what is left each time. The moments are spread by chance;
 * where `after` names some, every other cut comes soon after one of those.
 */
export async function* cutPower(
  recording: Recording,
  options: { cuts: number; seed: string; after?: readonly [number, ...number[]] | undefined },
): AsyncGenerator<Cut, void, undefined> {
  const { moments, folder, history, sender } = recording;
  const random = seeded(options.seed);
  const anywhere = () => random.whole(1, moments.length - 1);
  const soonAfter = (all: readonly [number, ...number[]]) =>
    Math.min(random.pick(all) + random.whole(1, soon), moments.length - 1);
  const places = Array.from({ length: options.cuts }, (_, index) =>
    options.after && index % 2 === 0 ? soonAfter(options.after) : anywhere(),
  ).toSorted((a, b) => a - b);
  const disk = createDisk(folder, random);
  const before = newHistory();
  before.sent = history.sent;
  let cuts = 0;
  let failed = 0;
  const left = mkdtempSync(join(memory(), 'signalbox-cut-'));
  try {
    for (const [index, moment] of moments.entries()) {
      if (moment.kind === 'begin') disk.begin(moment.id, moment.request);
      else if (moment.kind === 'end') disk.end(moment.id, moment.done);
      else before.acknowledged.add(sha256(numberedBody(moment.number, sender.filler)));
      for (; places[cuts] === index; cuts += 1) {
        const place = join(left, `cut-${cuts}`);
        for (const [path, bytes] of disk.cut()) {
          const file = join(place, relative(folder, path));
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, bytes);
        }
        const broken = await open(join(place, relative(folder, recording.database)), before);
        rmSync(place, { recursive: true, force: true });
        yield { acknowledged: before.acknowledged.size, broken };
        // Enough to know; each further one might be waited for in vain.
        if (broken.length > 0 && (failed += 1) >= enough) return;
      }
    }
  } finally {
    rmSync(left, { recursive: true, force: true });
  }
}

/** A folder in memory where the system has one: hundreds of files are opened in it, and none of them has to last. */
function memory(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}

/** Serves what is left, in this process since there are so many of them, and reads it as anybody would. */
async function open(database: string, before: History): Promise<string[]> {
  mkdirSync(dirname(database), { recursive: true });
  const env = { PORT: '0', LOG_LEVEL: 'silent', SECRET_KEY: 'of-no-consequence-here' };
  const reading = async () => {
    const server = await serve(readConfig({ ...env, DATABASE_URL: `file:${database}` }));
    return differences(before, await readStored(server.url, sample).finally(server.stop));
  };
  const broken = await reading().catch((error: unknown) => [
    `what is left cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  ]);
  return [...broken, ...integrityFaults(database).slice(0, 1)];
}
