import { parseArgs } from 'node:util';

export interface SimulateArguments {
  url: string;
  /** Deliveries a second. */
  rate: number;
  processes: number;
  seed: number;
  /** How many times as fast as life the processes run from now on; null plays the last days, as fast as `rate` lets it. */
  speed: number | null;
  headers: Record<string, string>;
}

export const usage = `Usage: npm run simulate -- --url URL [--rate N] [--processes N] [--seed N] [--speed N] [--auth AUTH]

Plays webhooks of recruitment, account opening and lease renewal at a running server.

  --url URL        address of the server, such as http://127.0.0.1:4100
  --rate N         deliveries a second at most (10)
  --processes N    how many processes (50)
  --seed N         the same number plays the same people and the same fates (chosen by chance)
  --speed N        live, N times as fast as life; without it the last days are played up to now
  --auth AUTH      credentials: basic:USER:PASSWORD, bearer:TOKEN or header:NAME:VALUE`;

/** Reads the words behind `npm run simulate --`; a fault comes back as a sentence. */
export function readArguments(words: readonly string[]): SimulateArguments | string {
  let values;
  try {
    const text = { type: 'string' } as const;
    const options = { url: text, rate: text, processes: text, seed: text, speed: text, auth: text };
    ({ values } = parseArgs({ args: [...words], options, allowPositionals: false }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  if (values.url === undefined) return '--url is missing.';
  if (!/^https?:$/u.test(URL.canParse(values.url) ? new URL(values.url).protocol : '')) {
    return `--url must begin with http:// or https://; it is ${values.url}.`;
  }
  const headers = readAuth(values.auth);
  if (typeof headers === 'string') return headers;
  const numbers = {
    rate: Number(values.rate ?? 10),
    processes: Number(values.processes ?? 50),
    seed: Number(values.seed ?? Math.floor(Math.random() * 1_000_000)),
    speed: values.speed === undefined ? null : Number(values.speed),
  };
  const { rate, processes, seed, speed } = numbers;
  if (!(rate > 0)) return '--rate must be a number above 0.';
  if (!Number.isInteger(processes) || processes < 1) return '--processes must be a whole number from 1 on.';
  if (!Number.isInteger(seed)) return '--seed must be a whole number.';
  if (speed !== null && !(speed > 0 && Number.isFinite(speed))) return '--speed must be a number above 0.';
  return { url: values.url, headers, ...numbers };
}

function readAuth(text: string | undefined): Record<string, string> | string {
  if (text === undefined) return {};
  const [scheme, first = '', ...more] = text.split(':');
  const rest = more.join(':');
  if (scheme === 'basic' && first !== '') {
    return { authorization: `Basic ${Buffer.from(`${first}:${rest}`).toString('base64')}` };
  }
  if (scheme === 'bearer' && first !== '') return { authorization: `Bearer ${[first, ...more].join(':')}` };
  if (scheme === 'header' && first !== '' && rest !== '') return { [first]: rest };
  return '--auth must be basic:USER:PASSWORD, bearer:TOKEN or header:NAME:VALUE.';
}
