import { readArguments, usage, type SimulateArguments } from './arguments.ts';
import { play, reasonOf, type Tally } from './play.ts';
import { arrivals, spread } from './starts.ts';
import { faster } from './tempo.ts';
import { workingDay, type Day } from './working-day.ts';

const day = 24 * 60 * 60_000;

function dayOf({ seed, processes, speed, rate }: SimulateArguments, now: number): Day {
  // Numbers as a vendor has them that has been at work for a while.
  const numbers = {
    process: 1 + (Math.floor(now / 1000) % 90_000),
    transaction: 1 + (Math.floor(now / 250) % 900_000),
  };
  if (speed === null)
    return { seed, numbers, starts: spread(seed, processes, now - 5 * day, now - 60_000), until: now };
  // About ten deliveries a process: the starts are as dense as the rate can serve.
  return {
    seed,
    numbers,
    starts: firstOf(processes, arrivals(seed, now, 10_000 / rate)),
    tempo: faster(speed),
  };
}

function* firstOf(count: number, starts: Iterable<number>): Generator<number, void, undefined> {
  let left = count;
  for (const start of starts) {
    if (left-- === 0) return;
    yield start;
  }
}

function counted({ accepted, refused, failed }: Tally): string {
  return `${accepted} accepted, ${refused} refused, ${failed} failed`;
}

/** Asked once before the play: a wrong address is found at once and not after the last repetition. */
async function whyUnreachable(url: string): Promise<string | null> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual' });
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

async function simulate(settings: SimulateArguments): Promise<number> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  const { url, rate, processes, seed, speed, headers } = settings;
  const trouble = await whyUnreachable(url);
  if (trouble !== null) {
    console.error(`Nothing answers at ${url}: ${trouble}.`);
    return 1;
  }
  console.log(
    `Playing ${processes} processes at ${url}, at most ${rate} deliveries a second (seed ${seed}).`,
  );
  const began = Date.now();
  let tally: Tally | undefined;
  const progress = setInterval(() => {
    if (tally) console.log(`${counted(tally)}; ${tally.processes.size} processes so far`);
  }, 2000);
  tally = await play(workingDay(dayOf(settings, began)), {
    url,
    headers,
    rate,
    isPaced: speed !== null,
    signal: stopping.signal,
    onTally: (now) => (tally = now),
  });
  clearInterval(progress);

  const seconds = Math.max((Date.now() - began) / 1000, 0.001);
  const deliveries = tally.accepted + tally.refused + tally.failed;
  console.log(
    `\n${stopping.signal.aborted ? 'Stopped' : 'Done'}: ${tally.processes.size} processes, ${deliveries} deliveries in ` +
      `${seconds.toFixed(1)} s (${(deliveries / seconds).toFixed(1)}/s): ${counted(tally)}, ${tally.retried} repeated.`,
  );
  if (tally.firstTrouble !== null) console.error(`The first that was not accepted: ${tally.firstTrouble}`);
  return tally.refused + tally.failed > 0 ? 1 : 0;
}

const settings = readArguments(process.argv.slice(2));
if (typeof settings === 'string') {
  console.error(`${settings}\n\n${usage}`);
  process.exitCode = 2;
} else {
  process.exitCode = await simulate(settings);
}
