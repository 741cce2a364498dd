import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

describe('the words behind npm run simulate', () => {
  it('need no more than the address', () => {
    expect(readArguments(['--url', 'http://127.0.0.1:4100'])).toMatchObject({
      url: 'http://127.0.0.1:4100',
      rate: 10,
      processes: 50,
      speed: null,
      headers: {},
    });
  });

  it('carry credentials in each of the three forms', () => {
    const headersOf = (auth: string) => {
      const settings = readArguments(['--url', 'http://h', '--auth', auth]);
      return typeof settings === 'string' ? settings : settings.headers;
    };
    expect(headersOf('basic:user:pass:word')).toEqual({ authorization: `Basic ${btoa('user:pass:word')}` });
    expect(headersOf('bearer:a:b')).toEqual({ authorization: 'Bearer a:b' });
    expect(headersOf('header:x-key:a:b')).toEqual({ 'x-key': 'a:b' });
    expect(headersOf('digest:a')).toContain('--auth must be');
  });

  const faults: [string[], string][] = [
    [[], '--url is missing'],
    [['--url', 'ftp://h'], '--url must begin with http'],
    [['--url', 'http://h', '--rate', '0'], '--rate must be'],
    [['--url', 'http://h', '--rate', 'fast'], '--rate must be'],
    [['--url', 'http://h', '--processes', '1.5'], '--processes must be'],
    [['--url', 'http://h', '--seed', 'x'], '--seed must be'],
    [['--url', 'http://h', '--speed=-1'], '--speed must be'],
    [['--url', 'http://h', '--quick'], "Unknown option '--quick'"],
  ];
  for (const [words, sentence] of faults) {
    it(`are refused with a sentence: ${words.join(' ') || 'none'}`, () => {
      expect(readArguments(words)).toContain(sentence);
    });
  }
});
