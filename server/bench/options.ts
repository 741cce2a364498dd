import { parseArgs } from 'node:util';

export const partNames = ['intake', 'growth', 'reading', 'live', 'pixels', 'isolation', 'memory'] as const;
export type PartName = (typeof partNames)[number];

/** How much is measured. Every number can be set by a flag of its name. */
const full = {
  /** Rounds of each comparison; their medians count. */
  rounds: 3,
  /** Length of one burst. */
  seconds: 10,
  /** Length of the sustained load. */
  sustained: 60,
  /** Events stored for growth, reading and memory. */
  events: 1_000_000,
  /** How often each question is asked. */
  repetitions: 500,
  /** Length of each step of the live view and of each phase of isolation. */
  'live-seconds': 20,
  /** Length of each look at the page. */
  'pixel-seconds': 20,
  /** Processes on the board that is scrolled. */
  scroll: 100_000,
  /** Size of an archive in megabytes. */
  archive: 25,
} as const;

type Sizes = Record<keyof typeof full, number>;

const quick: Sizes = {
  rounds: 1,
  seconds: 2,
  sustained: 6,
  events: 60_000,
  repetitions: 100,
  'live-seconds': 3,
  'pixel-seconds': 4,
  scroll: 5_000,
  archive: 25,
};

export interface Options extends Sizes {
  only: readonly PartName[];
  watchers: readonly number[];
  quick: boolean;
  json: string | null;
  readme: boolean;
}

export const usage = `Usage: npm run bench -- [--only PART,...] [--quick] [--json FILE] [--readme] [sizes]

  --only PART,...      some of ${partNames.join(', ')}
  --quick              small sizes: a few minutes, for a first look
  --json FILE          writes everything that was measured there
  --readme             writes the table into README.md
  --watchers N,...     watchers of the live view (100,1000,5000)
${Object.entries(full)
  .map(([name, size]) => `  --${`${name} N`.padEnd(18)} (${size})`)
  .join('\n')}`;

/** Reads the words behind `npm run bench --`. Throws a TypeError whose message is a sentence. */
export function readOptions(words: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const sizeNames = Object.keys(full) as (keyof Sizes)[];
  const { values } = parseArgs({
    args: [...words],
    options: {
      ...(Object.fromEntries(sizeNames.map((name) => [name, text])) as Record<keyof Sizes, typeof text>),
      only: text,
      watchers: text,
      json: text,
      quick: flag,
      readme: flag,
    },
  });
  const isQuick = values.quick;
  const sizes = Object.fromEntries(
    sizeNames.map((name) => [name, whole(`--${name}`, values[name]) ?? (isQuick ? quick : full)[name]]),
  ) as Sizes;
  const only = values.only?.split(',') ?? [...partNames];
  const unknown = only.find((name) => !(partNames as readonly string[]).includes(name));
  if (unknown !== undefined) throw new TypeError(`--only names ${unknown}; known: ${partNames.join(', ')}.`);
  if (values.readme && isQuick)
    throw new TypeError('--readme shows what a full run measured; leave --quick out.');
  return {
    ...sizes,
    only: partNames.filter((name) => only.includes(name)),
    watchers: values.watchers?.split(',').map((each) => whole('--watchers', each) ?? 0) ?? [
      100,
      1000,
      ...(isQuick ? [] : [5000]),
    ],
    quick: isQuick,
    json: values.json ?? null,
    readme: values.readme,
  };
}

function whole(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new TypeError(`${name} must be a whole number from 1 on.`);
  return value;
}
