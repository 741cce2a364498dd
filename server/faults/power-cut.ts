import type { Context } from './context.ts';
import type { Fault, Finding, Size } from './fault.ts';
import { unless, whole } from './figures.ts';
import { cutPower } from './replay/cut-power.ts';
import { record, type RecordOptions } from './replay/record.ts';

const cuts = { quick: 300, long: 1000 };
const recordings = { quick: 1, long: 3 };
/** In the long form bodies are so large that the write-ahead log is emptied while the server works. */
const load = {
  quick: { count: 400, filler: 4000 },
  long: { count: 1200, filler: 40_000 },
};

export const powerCut: Fault = {
  id: 'power-cut',
  title: 'Power cut in the middle of a burst',
  promise: 'Whatever of the unsynced writes a disk drops, nothing acknowledged is lost and the file opens.',
  needs: ['strace'],
  beside: 'untimed',
  async run(context, size) {
    const seed = String(Date.now());
    const rounds: Finding[] = [];
    for (let round = 0; round < recordings[size]; round += 1) {
      const name = `recording-${round}`;
      rounds.push(await cutOften(context, size, { name, seed: `${seed} ${round}` }));
    }
    const control = await counterTest(context, size, seed);
    return {
      figure: `${rounds.map(({ figure }) => figure).join('; ')}; ${control.figure}; seed ${seed}`,
      broken: [...rounds.flatMap(({ broken }) => broken), ...control.broken],
    };
  },
};

async function cutOften(
  context: Context,
  size: Size,
  options: Pick<RecordOptions, 'name'> & { seed: string },
): Promise<Finding> {
  const recording = await record(context, { ...options, ...load[size] });
  const broken = new Map<string, number>();
  let done = 0;
  let withSome = 0;
  for await (const cut of cutPower(recording, { cuts: cuts[size], seed: options.seed })) {
    done += 1;
    if (cut.acknowledged > 0) withSome += 1;
    for (const sentence of cut.broken) broken.set(sentence, (broken.get(sentence) ?? 0) + 1);
    if (done % 100 === 0) context.say(`${done} cuts, ${broken.size} kinds of damage.`);
  }
  return {
    figure: `${whole(done)} cuts, ${whole(withSome)} of them after acknowledgements (${whole(recording.history.acknowledged.size)} in all)`,
    broken: [
      ...[...broken].map(([sentence, times]) => `${times} times: ${sentence}`),
      ...unless(done === cuts[size], `only ${done} cuts were made`),
      ...unless(withSome > done / 2, 'most cuts came before anything was acknowledged'),
    ],
  };
}

/** The same with a database that syncs too little: where that loses nothing, neither does the test find anything. */
async function counterTest(context: Context, size: Size, seed: string): Promise<Finding> {
  const recording = await record(context, { name: 'careless', isCareless: true, ...load.quick });
  let done = 0;
  for await (const cut of cutPower(recording, { cuts: cuts[size], seed })) {
    done += 1;
    if (cut.broken.some((sentence) => sentence.includes('lost')))
      return { figure: `without syncing each commit the ${done}th cut loses some`, broken: [] };
  }
  return {
    figure: `without syncing each commit ${done} cuts lose nothing`,
    broken: ['the replay finds no loss where there must be one, so it proves nothing'],
  };
}
