import { describe, expect, it } from 'vitest';
import { parseCredentials } from './parse-credentials.ts';

describe('a list of credentials', () => {
  it('reads each of the three kinds', () => {
    expect(parseCredentials('basic:user:pass;header:X-Key:value;bearer:token')).toEqual({
      ok: true,
      credentials: [
        { scheme: 'basic', user: 'user', password: 'pass' },
        { scheme: 'header', name: 'X-Key', value: 'value' },
        { scheme: 'bearer', token: 'token' },
      ],
    });
  });

  it('is separated by semicolons or lines, with spaces around them and empty entries between', () => {
    const parsed = parseCredentials(' bearer:one ;\n\n bearer:two\r\n;bearer:three;');
    expect(parsed).toEqual({
      ok: true,
      credentials: ['one', 'two', 'three'].map((token) => ({ scheme: 'bearer', token })),
    });
  });

  it('takes colons, spaces and Hebrew in the last part', () => {
    expect(parseCredentials('basic:user:a:b c:סוד;header:Authorization:Bearer a:b')).toEqual({
      ok: true,
      credentials: [
        { scheme: 'basic', user: 'user', password: 'a:b c:סוד' },
        { scheme: 'header', name: 'Authorization', value: 'Bearer a:b' },
      ],
    });
  });

  it('is empty where nothing is given', () => {
    expect(parseCredentials('')).toEqual({ ok: true, credentials: [] });
  });

  it.each([
    'hunter2',
    'basic:hunter2',
    'basic::hunter2',
    'basic:hunter2:',
    'header:bad name:hunter2',
    'bearer:',
    'BEARER:hunter2',
    'token:hunter2',
  ])('refuses %s without repeating it', (entry) => {
    const parsed = parseCredentials(`bearer:fine;${entry}`);
    expect(parsed).toEqual({
      ok: false,
      reason: expect.stringMatching(/^entry 2 is none of basic:USER:PASSWORD/u) as string,
    });
    expect(JSON.stringify(parsed)).not.toContain('hunter2');
  });

  it.each([';', ' ; \n ;'])('refuses separators alone, which would ask for nothing: %j', (list) => {
    expect(parseCredentials(list).ok).toBe(false);
  });
});
