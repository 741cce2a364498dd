import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { parseCredentials } from './providers/parse-credentials.ts';
import { isTimeZone } from '../shared/is-time-zone.ts';

const text = z.string().trim();

/** It becomes the base of every link, so nothing in it may lead elsewhere: no empty, `.` or `..` parts. */
const basePath = text
  .regex(/^(?:\/(?!\.{1,2}(?:\/|$))[\w\-.~]+)*\/?$/u, {
    error: 'must begin with / and hold names of letters, digits and - . _ ~ between single slashes',
  })
  .transform((path) => `${path.replace(/\/+$/u, '')}/`);

const port = text
  .regex(/^\d{1,5}$/u, { error: 'must be a port number' })
  .transform(Number)
  .refine((number) => number <= 65_535, { error: 'must be at most 65535' });

const databaseUrl = text.superRefine((url, context) => {
  if (/^postgres(?:ql)?:/u.test(url)) {
    context.addIssue('names PostgreSQL, which this version does not serve yet; use file:PATH');
  } else if (!/^file:[^?#]+$/u.test(url) || url === 'file::memory:') {
    context.addIssue('must be file:PATH with a plain path, for example file:./data/signalbox.db');
  }
});

const publicUrl = z
  .url({ protocol: /^https?$/u, error: 'must be an address that begins with http:// or https://' })
  .regex(/^[^?#]*$/u, { error: 'must be an address without ? and #' })
  .transform((url) => url.replace(/\/+$/u, ''));

const timeZone = text.refine(isTimeZone, { error: 'must be an IANA name such as Asia/Jerusalem or UTC' });

const addresses = text
  .transform((list) => list.split(/[\s,]+/u).filter((item) => item !== ''))
  .refine((list) => list.every(isAddress), {
    error: 'must list IP addresses or networks, such as 127.0.0.1 or 10.0.0.0/8',
  });

const credentials = z.string().transform((list, context) => {
  const parsed = parseCredentials(list);
  if (parsed.ok) return parsed.credentials;
  context.addIssue(parsed.reason);
  return z.NEVER;
});

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const secretText = text.min(1, { error: 'must not be empty' });

/** One setting: its check, its default as a person would write it (null: none), and a line for the README's table. */
interface Setting<T extends z.ZodType, F extends string | null> {
  schema: T;
  fallback: F;
  /** Also taken from a file named by NAME_FILE, and never shown. */
  secret: boolean;
  about: string;
}

function setting<T extends z.ZodType, F extends string | null>(
  schema: T,
  fallback: F,
  about: string,
  secret = false,
): Setting<T, F> {
  return { schema, fallback, secret, about };
}

/** Every environment variable that the server knows. The README's table is checked against this. */
export const settings = {
  HOST: setting(text.min(1), '127.0.0.1', 'Address to listen on. Other than loopback needs `API_TOKEN`.'),
  PORT: setting(port, '4100', 'Port to listen on; `0` picks a free one and prints it.'),
  BASE_PATH: setting(basePath, '/', 'Path under which a proxy serves it, read at run time.'),
  TRUST_PROXY: setting(
    addresses,
    '',
    'Addresses or networks of proxies whose forwarded headers count, separated by commas.',
  ),
  DATABASE_URL: setting(
    databaseUrl,
    'file:./data/signalbox.db',
    'Where everything is kept: `file:PATH`.',
    true,
  ),
  PUBLIC_URL: setting(publicUrl, null, 'Address by which people and vendors reach it; used in links.'),
  TIME_ZONE: setting(
    timeZone,
    null,
    'How vendor times without a zone are read. Unset: `Asia/Jerusalem` for Cellosign, `UTC` otherwise.',
  ),
  WEBHOOK_AUTH: setting(
    credentials,
    '',
    'Credentials that deliveries must show: `basic:USER:PASSWORD`, `header:NAME:VALUE` or `bearer:TOKEN`; several separated by `;` or a newline, for rotation.',
    true,
  ),
  API_TOKEN: setting(
    secretText,
    null,
    'Bearer token for the API and the socket; people sign in with it once.',
    true,
  ),
  SECRET_KEY: setting(
    secretText,
    null,
    'Seals stored secrets and sign-ins. Unset: made and kept beside the database.',
    true,
  ),
  LOG_LEVEL: setting(
    z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }),
    'info',
    'How much is logged: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.',
  ),
} as const;

type Settings = typeof settings;
type Name = keyof Settings;
type Values = {
  [N in Name]: z.output<Settings[N]['schema']> | (Settings[N]['fallback'] extends null ? null : never);
};

export interface Config {
  host: string;
  port: number;
  /** Begins and ends with a slash. */
  basePath: string;
  trustedProxies: readonly string[];
  databaseUrl: string;
  /** Without a slash at its end. */
  publicUrl: string | null;
  timeZone: string | null;
  webhookCredentials: Values['WEBHOOK_AUTH'];
  apiToken: string | null;
  secretKey: string | null;
  logLevel: Values['LOG_LEVEL'];
}

/** Every fault of the environment at once, each as a sentence that names its variable. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  constructor(faults: readonly string[]) {
    super(`The environment cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/** Reads and checks the environment. An empty variable counts as unset. Throws ConfigError with all faults. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { schema, fallback, secret }] of Object.entries(settings)) {
    const given = secret ? withFile(name, env, faults) : env[name];
    const value = given === undefined || given.trim() === '' ? fallback : given;
    const parsed = value === null ? null : schema.safeParse(value);
    if (parsed && !parsed.success)
      faults.push(`${name} ${parsed.error.issues[0]?.message ?? 'is not valid'}.`);
    values[name] = parsed?.data ?? null;
  }
  const checked = values as Values;
  if (isOpenToOthers(checked, env)) {
    faults.push(
      `HOST is ${checked.HOST}, which other machines can reach, but nobody has to sign in. ` +
        'Set API_TOKEN to a long random text (or API_TOKEN_FILE to a file that holds one), or leave HOST at 127.0.0.1.',
    );
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    host: checked.HOST,
    port: checked.PORT,
    basePath: checked.BASE_PATH,
    trustedProxies: checked.TRUST_PROXY,
    databaseUrl: checked.DATABASE_URL,
    publicUrl: checked.PUBLIC_URL,
    timeZone: checked.TIME_ZONE,
    webhookCredentials: checked.WEBHOOK_AUTH,
    apiToken: checked.API_TOKEN,
    secretKey: checked.SECRET_KEY,
    logLevel: checked.LOG_LEVEL,
  };
}

/** A token that was given and cannot be read is a fault of its own, not a missing sign-in. */
function isOpenToOthers(values: Values, env: Readonly<Record<string, string | undefined>>): boolean {
  return !isLoopback(values.HOST) && values.API_TOKEN === null && !env['API_TOKEN_FILE'];
}

function withFile(name: string, env: Readonly<Record<string, string | undefined>>, faults: string[]) {
  const file = env[`${name}_FILE`];
  if (!file) return env[name];
  if (env[name]) {
    faults.push(`${name} and ${name}_FILE are both set; use one of them.`);
    return undefined;
  }
  try {
    const text = readFileSync(file, 'utf8').trim();
    // Unset means open; a file that was named and is empty is a mistake.
    if (text === '') faults.push(`${name}_FILE is empty.`);
    return text;
  } catch (error) {
    faults.push(`${name}_FILE cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
    return undefined;
  }
}

/** Whether only this machine can reach an address or name. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/gu, '');
  return (
    name === 'localhost' ||
    name === '::1' ||
    name === '::ffff:127.0.0.1' ||
    /^127(?:\.\d{1,3}){3}$/u.test(name)
  );
}

function isAddress(item: string): boolean {
  const [address = '', bits, ...more] = item.split('/');
  const version = isIP(address);
  // A zone (`fe80::1%eth0`) is an address to Node and none to the list that is made of these.
  if (version === 0 || more.length > 0 || address.includes('%')) return false;
  return bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
