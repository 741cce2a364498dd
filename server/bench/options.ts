import { parseArgs } from 'node:util';

export const partNames = [
  'intake',
  'growth',
  'reading',
  'live',
  'pixels',
  'isolation',
  'export',
  'memory',
] as const;
export type PartName = (typeof partNames)[number];

/** What is asked of `GET /api/export` for each file that the part of that name takes. */
export const exportFiles = {
  csv: 'format=csv',
  'csv-processes': 'format=csv&rows=processes',
  json: 'format=json',
  ndjson: 'format=ndjson',
  xes: 'format=xes',
  ocel: 'format=ocel',
  xlsx: 'format=xlsx',
  'ocel-sqlite': 'format=ocel-sqlite',
} as const;
export type ExportFile = keyof typeof exportFiles;

/** Events that the targets speak of; more may cost a little more. */
export const usualEvents = 1_000_000;

/** How much is measured. Every number can be set by a flag of its name. */
const full = {
  /** Rounds of each comparison; their medians count. */
  rounds: 3,
  /** Length of one burst. */
  seconds: 10,
  /** Length of the sustained load. */
  sustained: 60,
  /** Events stored for growth, reading, export and memory. */
  events: usualEvents,
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
  files: readonly ExportFile[];
  quick: boolean;
  json: string | null;
  readme: boolean;
  /** Folder that the loaded database stays in, for the next run; null where it goes with this one. */
  keep: string | null;
}

export const usage = `Usage: npm run bench -- [--only PART,...] [--quick] [--json FILE] [--readme] [sizes]

  --only PART,...      some of ${partNames.join(', ')}
  --quick              small sizes: a few minutes, for a first look
  --json FILE          writes everything that was measured there
  --readme             writes the table into README.md
  --keep FOLDER        keeps the database that was loaded there, and takes it from there the next time
  --watchers N,...     watchers of the live view (100,1000,5000)
  --files FILE,...     what is exported, of ${Object.keys(exportFiles).join(', ')}
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
      files: text,
      json: text,
      keep: text,
      quick: flag,
      readme: flag,
    },
  });
  const isQuick = values.quick;
  const sizes = Object.fromEntries(
    sizeNames.map((name) => [name, whole(`--${name}`, values[name]) ?? (isQuick ? quick : full)[name]]),
  ) as Sizes;
  const fileNames = Object.keys(exportFiles) as ExportFile[];
  if (values.readme && isQuick)
    throw new TypeError('--readme shows what a full run measured; leave --quick out.');
  return {
    ...sizes,
    only: some('--only', values.only, partNames),
    files: some('--files', values.files, fileNames),
    watchers: values.watchers?.split(',').map((each) => whole('--watchers', each) ?? 0) ?? [
      100,
      1000,
      ...(isQuick ? [] : [5000]),
    ],
    quick: isQuick,
    json: values.json ?? null,
    readme: values.readme,
    keep: values.keep ?? null,
  };
}

function whole(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new TypeError(`${name} must be a whole number from 1 on.`);
  return value;
}

/** Those that are named, in the order of all; all where none is. */
function some<Name extends string>(
  flag: string,
  text: string | undefined,
  all: readonly Name[],
): readonly Name[] {
  if (text === undefined) return all;
  const names: readonly string[] = text.split(',');
  const unknown = names.find((name) => !(all as readonly string[]).includes(name));
  if (unknown !== undefined) throw new TypeError(`${flag} names ${unknown}; known: ${all.join(', ')}.`);
  return all.filter((name) => names.includes(name));
}
