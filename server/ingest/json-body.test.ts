import { describe, expect, it } from 'vitest';
import { parseJsonBody } from './json-body.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (text: string) => parseJsonBody(bytes(text));
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('a JSON body', () => {
  it.each([
    ['{}', {}],
    ['[]', []],
    ['null', null],
    ['0', 0],
    ['"text"', 'text'],
    [' \r\n\t{"a":1}\n', { a: 1 }],
    ['\ufeff{"a":1}', { a: 1 }],
    ['{"שם":"🎉"}', { שם: '🎉' }],
    ['{"a":1,"a":2}', { a: 2 }],
    ['"\\u0000"', '\u0000'],
    ['"\\ud800"', '\ud800'],
    ['"\\"[[["', '"[[['],
    ['"\\\\"', '\\'],
    ['["\\\\\\"", "]"]', ['\\"', ']']],
  ])('%s is read', (text, value) => {
    const parsed = parse(text);
    expect(parsed.ok && parsed.value).toEqual(value);
  });

  it('keeps every digit of a long number, and leaves what stands in texts', () => {
    const read = (text: string) => {
      const parsed = parse(text);
      return parsed.ok && parsed.value;
    };
    expect(read('{"id":12345678901234567890,"a":[-98765432109876543210, 9007199254740991]}')).toEqual({
      id: '12345678901234567890',
      a: ['-98765432109876543210', 9007199254740991],
    });
    const texts = ['"12345678901234567890"', ',12345678901234567890,', '\\', '\\"12345678901234567890'];
    expect(read(JSON.stringify({ texts, '12345678901234567890': 1 }, null, 1))).toEqual(
      JSON.parse(JSON.stringify({ texts, '12345678901234567890': 1 })),
    );
    expect(read('[1234567890123456.5, 1234567890123456e3]')).toEqual([
      1234567890123456.5, 1234567890123456e3,
    ]);
    expect(read('[0.12345678901234567890, 1e-000000000000000000001, 9007199254740993]')).toEqual([
      0.12345678901234568,
      0.1,
      '9007199254740993',
    ]);
    for (const broken of [
      '{"a":"12345678901234567890',
      '[012345678901234567890]',
      '[--12345678901234567890]',
    ]) {
      expect(parse(broken).ok, broken).toBe(false);
    }
  });

  it('keeps a key named __proto__ as a key', () => {
    const parsed = parse('{"__proto__":{"polluted":true}}');
    expect(parsed.ok && Object.keys(parsed.value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['', 'The body is empty.'],
    [' ', 'The body is not JSON: it ends too early.'],
    ['\ufeff', 'The body is not JSON: it ends too early.'],
    ['\ufeff\ufeff{}', 'The body is not JSON: it cannot be read'],
    ['{"a":', 'The body is not JSON: it ends too early.'],
    ['{"a":1', 'The body is not JSON: '],
    ['{"a":1}}', 'The body is not JSON: it cannot be read at position 7.'],
    ["{'a':1}", 'The body is not JSON: it cannot be read'],
    ['{"a":1,}', 'The body is not JSON: it cannot be read'],
    ['{"a":NaN}', 'The body is not JSON: it cannot be read'],
    ['// x\n{}', 'The body is not JSON: it cannot be read'],
    ['status=0&x=1', 'The body is not JSON: it cannot be read'],
    ['<event/>', 'The body is not JSON: it cannot be read'],
    ['{"a":"\u0000"}', 'The body is not JSON: it cannot be read'],
    ['"open', 'The body is not JSON: '],
  ])('%j is refused in a sentence', (text, reason) => {
    const parsed = parse(text);
    expect(parsed).toEqual({ ok: false, reason: expect.stringContaining(reason) as string });
    expect(!parsed.ok && parsed.reason.endsWith('.')).toBe(true);
  });

  it.each([
    ['a lone continuation byte', [0x22, 0x80, 0x22]],
    ['a cut character', [0x22, 0xd7, 0x22]],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
    ['an encoded surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['a code point past the last', [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22]],
    ['Latin-1', [0x22, 0xe9, 0x22]],
    ['UTF-16 with its mark', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])('of %s is refused rather than read with losses', (_name, raw) => {
    expect(parseJsonBody(Uint8Array.from(raw))).toEqual({
      ok: false,
      reason: 'The body is not valid UTF-8.',
    });
  });

  it('may be 64 levels deep and not one more', () => {
    expect(parse(nested(64)).ok).toBe(true);
    expect(parse(nested(65))).toEqual({ ok: false, reason: 'The body is nested deeper than 64 levels.' });
    expect(parse(`${'{"a":'.repeat(65)}1${'}'.repeat(65)}`).ok).toBe(false);
    expect(parse(nested(100_000)).ok).toBe(false);
    expect(parse('['.repeat(1_000_000)).ok).toBe(false);
  });

  it('counts no brackets inside texts', () => {
    expect(parse(JSON.stringify({ a: '[{'.repeat(1000), b: '"]}\\'.repeat(1000) })).ok).toBe(true);
  });

  it('is refused without a word of what it holds', () => {
    const parsed = parse('{"name":"Dana Levi" "id":1}');
    expect(!parsed.ok && parsed.reason).not.toContain('Dana');
  });

  it('of many megabytes is read in a moment, backslashes and all', () => {
    const started = performance.now();
    expect(parse(JSON.stringify(['\\'.repeat(4_000_000), '"'.repeat(4_000_000)])).ok).toBe(true);
    expect(parse(`"${'\\'.repeat(8_000_001)}`).ok).toBe(false);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
