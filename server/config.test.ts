import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, isLoopback, readConfig, settings } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'signalbox-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The whole message of a refused environment. */
function faultsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('the environment was accepted');
}

describe('the environment', () => {
  it('may be empty', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 4100,
      basePath: '/',
      trustedProxies: [],
      databaseUrl: 'file:./data/signalbox.db',
      publicUrl: null,
      timeZone: null,
      webhookCredentials: [],
      apiToken: null,
      secretKey: null,
      logLevel: 'info',
    });
  });

  it('counts an empty variable as unset', () => {
    const empty = Object.fromEntries(Object.keys(settings).map((name) => [name, ' ']));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it('is read whole', () => {
    const config = readConfig({
      HOST: '0.0.0.0',
      PORT: '0',
      BASE_PATH: '/tools/signalbox',
      TRUST_PROXY: '127.0.0.1, ::1 10.0.0.0/8',
      DATABASE_URL: 'file:/var/lib/signalbox.db',
      PUBLIC_URL: 'https://ops.example.com/tools/signalbox/',
      TIME_ZONE: 'Europe/Berlin',
      WEBHOOK_AUTH: 'basic:user:pass;bearer:token',
      API_TOKEN: ' a-long-token ',
      SECRET_KEY: 'key',
      LOG_LEVEL: 'warn',
    });
    expect(config).toEqual({
      host: '0.0.0.0',
      port: 0,
      basePath: '/tools/signalbox/',
      trustedProxies: ['127.0.0.1', '::1', '10.0.0.0/8'],
      databaseUrl: 'file:/var/lib/signalbox.db',
      publicUrl: 'https://ops.example.com/tools/signalbox',
      timeZone: 'Europe/Berlin',
      webhookCredentials: [
        { scheme: 'basic', user: 'user', password: 'pass' },
        { scheme: 'bearer', token: 'token' },
      ],
      apiToken: 'a-long-token',
      secretKey: 'key',
      logLevel: 'warn',
    });
  });

  it('with several faults is refused in one message that names each', () => {
    const message = faultsOf({
      HOST: '0.0.0.0',
      PORT: '70000',
      BASE_PATH: 'signalbox',
      TRUST_PROXY: 'proxy.local',
      DATABASE_URL: 'signalbox.db',
      PUBLIC_URL: 'ops.example.com',
      TIME_ZONE: 'Mars/Olympus',
      WEBHOOK_AUTH: 'hunter2',
      SECRET_KEY_FILE: join(folder, 'missing'),
      LOG_LEVEL: 'loud',
    });
    const lines = message.split('\n');
    expect(lines[0]).toBe('The environment cannot be used:');
    const names = lines.slice(1).map((line) => /^ {2}- (\w+) .+\.$/u.exec(line)?.[1]);
    expect(names.sort()).toEqual(
      'BASE_PATH DATABASE_URL HOST LOG_LEVEL PORT PUBLIC_URL SECRET_KEY_FILE TIME_ZONE TRUST_PROXY WEBHOOK_AUTH'.split(
        ' ',
      ),
    );
    expect(message).not.toContain('hunter2');
  });

  const refused: [string, string, string][] = [
    ['PORT', 'http', 'PORT must be a port number.'],
    ['PORT', '-1', 'PORT must be a port number.'],
    ['PORT', '4100.5', 'PORT must be a port number.'],
    ['PORT', '65536', 'PORT must be at most 65535.'],
    ['BASE_PATH', 'signalbox', 'BASE_PATH must begin with /'],
    ['BASE_PATH', '/a b', 'BASE_PATH must begin with /'],
    ['BASE_PATH', '/"><script>', 'BASE_PATH must begin with /'],
    ['BASE_PATH', '//other.example', 'BASE_PATH must begin with /'],
    ['BASE_PATH', '/a//b', 'BASE_PATH must begin with /'],
    ['BASE_PATH', '/a/../b', 'BASE_PATH must begin with /'],
    ['BASE_PATH', '/./', 'BASE_PATH must begin with /'],
    ['TRUST_PROXY', 'localhost', 'TRUST_PROXY must list IP addresses'],
    ['TRUST_PROXY', '10.0.0.0/33', 'TRUST_PROXY must list IP addresses'],
    ['TRUST_PROXY', '::1/129', 'TRUST_PROXY must list IP addresses'],
    ['TRUST_PROXY', '10.0.0.0/', 'TRUST_PROXY must list IP addresses'],
    ['TRUST_PROXY', '10.0.0.0/8/8', 'TRUST_PROXY must list IP addresses'],
    ['TRUST_PROXY', 'fe80::1%eth0', 'TRUST_PROXY must list IP addresses'],
    ['DATABASE_URL', 'file:', 'DATABASE_URL must be file:PATH'],
    ['DATABASE_URL', 'file::memory:', 'DATABASE_URL must be file:PATH'],
    ['DATABASE_URL', 'file:./x.db?mode=ro', 'DATABASE_URL must be file:PATH'],
    ['DATABASE_URL', 'mysql://user:hunter2@db/x', 'DATABASE_URL must be file:PATH'],
    ['DATABASE_URL', 'postgres://user:hunter2@db/x', 'DATABASE_URL names PostgreSQL'],
    ['PUBLIC_URL', 'ops.example.com', 'PUBLIC_URL must be an address'],
    ['PUBLIC_URL', 'javascript:alert(1)', 'PUBLIC_URL must be an address'],
    ['PUBLIC_URL', 'https://x.example/?a=1', 'PUBLIC_URL must be an address'],
    ['PUBLIC_URL', 'https://x.example/#a', 'PUBLIC_URL must be an address'],
    ['TIME_ZONE', 'Israel Standard', 'TIME_ZONE must be an IANA name'],
    ['WEBHOOK_AUTH', 'secret:hunter2', 'WEBHOOK_AUTH entry 1 is none of'],
    ['WEBHOOK_AUTH', ';', 'WEBHOOK_AUTH holds separators'],
    ['LOG_LEVEL', 'INFO', 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.'],
  ];
  it.each(refused)('with %s=%s is refused', (name, value, sentence) => {
    const message = faultsOf({ [name]: value });
    expect(message).toContain(`- ${sentence}`);
    expect(message.split('\n')).toHaveLength(2);
    expect(message).not.toContain('hunter2');
  });

  it.each([
    ['/', '/'],
    ['/signalbox', '/signalbox/'],
    ['/signalbox/', '/signalbox/'],
    ['/a/b-c_d.e~f/', '/a/b-c_d.e~f/'],
  ])('with BASE_PATH=%s serves under %s', (given, expected) => {
    expect(readConfig({ BASE_PATH: given }).basePath).toBe(expected);
  });

  it.each(['127.0.0.1', '127.8.9.10', '::1', 'localhost', 'LOCALHOST'])(
    'on HOST=%s needs no sign-in',
    (host) => {
      expect(readConfig({ HOST: host }).host).toBe(host);
    },
  );

  it.each(['0.0.0.0', '::', '192.168.1.5', 'signalbox.local', '127.0.0.1.example.com'])(
    'on HOST=%s is refused without a sign-in, with what to set',
    (host) => {
      const message = faultsOf({ HOST: host });
      expect(message).toContain(`HOST is ${host}, which other machines can reach`);
      expect(message).toContain('Set API_TOKEN to a long random text');
      expect(readConfig({ HOST: host, API_TOKEN: 'a-long-token' }).host).toBe(host);
    },
  );
});

describe('a secret in a file', () => {
  const secrets = Object.entries(settings).filter(([, { secret }]) => secret);

  it('may be any of the secrets', () => {
    expect(secrets.map(([name]) => name)).toEqual([
      'DATABASE_URL',
      'WEBHOOK_AUTH',
      'API_TOKEN',
      'SECRET_KEY',
    ]);
  });

  it('is read without its byte-order mark and its last line break', () => {
    expect(readConfig({ API_TOKEN_FILE: file('token', '\ufeff the token \r\n') }).apiToken).toBe('the token');
  });

  it('may hold several credentials, a line each', () => {
    const path = file('auth', 'bearer:one\r\nbearer:two\n');
    expect(readConfig({ WEBHOOK_AUTH_FILE: path }).webhookCredentials).toEqual([
      { scheme: 'bearer', token: 'one' },
      { scheme: 'bearer', token: 'two' },
    ]);
  });

  it.each(secrets.map(([name]) => name))('for %s is refused beside the variable itself', (name) => {
    const message = faultsOf({ [name]: 'bearer:hunter2', [`${name}_FILE`]: file('both', 'bearer:hunter2') });
    expect(message).toContain(`- ${name} and ${name}_FILE are both set; use one of them.`);
    expect(message).not.toContain('hunter2');
  });

  it.each(secrets.map(([name]) => name))('for %s is refused where it cannot be read', (name) => {
    expect(faultsOf({ [`${name}_FILE`]: join(folder, 'missing') })).toContain(
      `- ${name}_FILE cannot be read: `,
    );
    expect(faultsOf({ [`${name}_FILE`]: folder })).toContain(`- ${name}_FILE cannot be read: `);
  });

  it.each(secrets.map(([name]) => name))(
    'for %s is refused where it is empty, and opens nothing by accident',
    (name) => {
      expect(faultsOf({ [`${name}_FILE`]: file('empty', ' \n') })).toContain(`- ${name}_FILE is empty.`);
    },
  );

  it('is not known for what is no secret', () => {
    expect(readConfig({ HOST_FILE: file('host', '0.0.0.0') }).host).toBe('127.0.0.1');
  });
});

describe('a loopback name', () => {
  it.each(['localhost', 'LocalHost', '127.0.0.1', '127.255.255.254', '::1', '[::1]', '::ffff:127.0.0.1'])(
    '%s is one',
    (name) => {
      expect(isLoopback(name)).toBe(true);
    },
  );

  it.each([
    '',
    '0.0.0.0',
    '::',
    '10.0.0.1',
    '127.0.0.1.example.com',
    'localhost.example.com',
    'example.com',
    '127.1',
    '1127.0.0.1',
  ])('%j is none', (name) => {
    expect(isLoopback(name)).toBe(false);
  });
});
