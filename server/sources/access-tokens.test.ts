import { describe, expect, it } from 'vitest';
import { sha256 } from '../providers/credentials.ts';
import type { Credential } from '../providers/provider.ts';
import { createAccessTokens } from './access-tokens.ts';

const clock = { now: 1_795_000_000_000 };
const tokens = createAccessTokens('a key for tests', () => clock.now);
const own: Credential = { scheme: 'oauth', name: 'vendor', sha256: sha256('word-1') };
const newer: Credential = { scheme: 'oauth', name: 'vendor', sha256: sha256('word-2') };
const shown = (authorization: string) => new Headers({ authorization });
const token = () => tokens.issue('cellosign/hr', own);

describe('an access token', () => {
  it.each([
    ['behind the word Bearer', (each: string) => `Bearer ${each}`],
    ['behind it in small letters and more spaces', (each: string) => `bearer   ${each}`],
    ['behind the word that the vendor’s own API wants', (each: string) => `Token ${each}`],
    ['alone', (each: string) => each],
    [
      'percent-encoded',
      (each: string) => `Bearer ${each.replace(/[._-]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
    ],
  ])('is good for the address that it was issued for, %s', (_name, write) => {
    expect(tokens.shownBy(shown(write(token())), 'cellosign/hr', [newer, own])).toBe(own);
  });

  it('is good while its credential is there, and worthless afterwards', () => {
    expect(tokens.shownBy(shown(token()), 'cellosign/hr', [newer])).toBeNull();
    expect(tokens.shownBy(shown(token()), 'cellosign/hr', [])).toBeNull();
    expect(tokens.shownBy(shown(token()), 'cellosign/hr', [{ ...own, name: 'other' }])).toBeNull();
  });

  it('is good at no other address and for no other key', () => {
    expect(tokens.shownBy(shown(token()), 'cellosign/leases', [own])).toBeNull();
    const others = createAccessTokens('another key', () => clock.now);
    expect(others.shownBy(shown(token()), 'cellosign/hr', [own])).toBeNull();
  });

  it('ends after an hour, and nobody can make it last longer', () => {
    const issued = token();
    const [ends = '', seal = ''] = issued.split('.');
    clock.now += 3_599_999;
    expect(tokens.shownBy(shown(issued), 'cellosign/hr', [own])).toBe(own);
    clock.now += 1;
    expect(tokens.shownBy(shown(issued), 'cellosign/hr', [own])).toBeNull();
    const later = (parseInt(ends, 36) + 3_600_000).toString(36);
    expect(tokens.shownBy(shown(`${later}.${seal}`), 'cellosign/hr', [own])).toBeNull();
  });

  it.each([
    '',
    'Bearer',
    'Bearer .',
    'Bearer x',
    'Basic dmVuZG9yOndvcmQtMQ==',
    `Bearer zzzzzzzzzzz.${'a'.repeat(43)}`,
  ])('is not "%s"', (text) => {
    expect(tokens.shownBy(shown(text), 'cellosign/hr', [own])).toBeNull();
  });
});
