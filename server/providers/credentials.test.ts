import { describe, expect, it } from 'vitest';
import { hashed, sameSecret, sha256, shownOf } from './credentials.ts';
import type { Credential } from './provider.ts';

const basic = hashed({ scheme: 'basic', user: 'vendor', password: 'se:cret סוד' });
const header = hashed({ scheme: 'header', name: 'X-Hook-Key', value: 'k1' });
const bearer = hashed({ scheme: 'bearer', token: 't1' });
const oauth: Credential = { scheme: 'oauth', name: 'vendor', sha256: sha256('se:cret') };

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('credentials of a delivery', () => {
  const shown: [string, Credential, Record<string, string>][] = [
    ['a user and password', basic, { authorization: `Basic ${base64('vendor:se:cret סוד')}` }],
    ['a small basic', basic, { authorization: `basic ${base64('vendor:se:cret סוד')}` }],
    ['a header of its own', header, { 'x-hook-key': 'k1' }],
    ['a bearer token', bearer, { authorization: 'Bearer t1' }],
    ['a small bearer and more spaces', bearer, { authorization: 'bearer   t1' }],
  ];
  it.each(shown)('are shown by %s', (_name, credential, headers) => {
    expect(shownOf(new Headers(headers), [credential])).toBe(credential);
  });

  const wrong: [string, Credential, Record<string, string>][] = [
    ['nothing', basic, {}],
    ['another password', basic, { authorization: `Basic ${base64('vendor:secret')}` }],
    ['another user', basic, { authorization: `Basic ${base64('Vendor:se:cret סוד')}` }],
    ['the pair as a bearer', basic, { authorization: `Bearer ${base64('vendor:se:cret סוד')}` }],
    ['no base64 at all', basic, { authorization: 'Basic vendor:se:cret' }],
    ['an empty pair', basic, { authorization: 'Basic' }],
    ['no such header', header, {}],
    ['an empty header', header, { 'x-hook-key': '' }],
    ['the value in another header', header, { authorization: 'k1' }],
    ['the beginning of the value', header, { 'x-hook-key': 'k' }],
    ['more than the value', header, { 'x-hook-key': 'k12' }],
    ['the value twice', header, { 'x-hook-key': 'k1, k1' }],
    ['another token', bearer, { authorization: 'Bearer T1' }],
    ['the token alone', bearer, { authorization: 't1' }],
    ['the token as basic', bearer, { authorization: 'Basic t1' }],
    ['an empty token', bearer, { authorization: 'Bearer ' }],
    ['the secret of a client as a password', oauth, { authorization: `Basic ${base64('vendor:se:cret')}` }],
    ['the secret of a client as a token', oauth, { authorization: 'Bearer se:cret' }],
  ];
  it.each(wrong)('are not shown by %s', (_name, credential, headers) => {
    expect(shownOf(new Headers(headers), [credential])).toBeNull();
  });

  it('may be any one of several, so that they can be rotated', () => {
    const both = [bearer, hashed({ scheme: 'bearer', token: 't2' })];
    expect(shownOf(new Headers({ authorization: 'Bearer t1' }), both)).toBe(both[0]);
    expect(shownOf(new Headers({ authorization: 'Bearer t2' }), both)).toBe(both[1]);
    expect(shownOf(new Headers({ authorization: 'Bearer t3' }), both)).toBeNull();
  });

  it('are compared whole, whatever their length', () => {
    expect(sameSecret('', '')).toBe(true);
    expect(sameSecret('a'.repeat(100_000), 'a'.repeat(100_000))).toBe(true);
    expect(sameSecret('a'.repeat(100_000), `${'a'.repeat(99_999)}b`)).toBe(false);
    expect(sameSecret('short', 'longer than that')).toBe(false);
  });
});
