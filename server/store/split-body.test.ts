import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortestFile, splitBody } from './split-body.ts';

/** Bytes that look like those of a document, the same ones for the same seed. */
function documentOf(size: number, seed = 0): Buffer {
  const blocks = Array.from({ length: Math.ceil(size / 32) }, (_, at) =>
    createHash('sha256').update(`${seed} ${at}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, size);
}

const long = 20_000;
const fileIn = (text: string | Buffer) =>
  splitBody(Buffer.from(text)).flatMap(({ isBase64, bytes }) =>
    isBase64 ? [Buffer.from(bytes.toString('latin1'), 'base64')] : [],
  );

describe('a body', () => {
  it.each([0, 1, 2, 3, 100_000, 100_001, 100_002])(
    'gives its file whatever its size leaves at the end: %i bytes more',
    (more) => {
      const file = documentOf(long + more);
      const body = Buffer.from(`{"name":"a.pdf","content":"${file.toString('base64')}","more":1}`);
      const pieces = splitBody(body);
      expect(pieces.map(({ isBase64 }) => isBase64)).toEqual([false, true, false]);
      expect(fileIn(body)[0]?.equals(file)).toBe(true);
    },
  );

  it('gives a file that is all of it, and the one with which it ends too early', () => {
    const file = documentOf(long);
    expect(splitBody(Buffer.from(file.toString('base64')))).toHaveLength(1);
    expect(fileIn(`{"content":"${file.toString('base64')}`)).toHaveLength(1);
  });

  it('gives several files in their order, the same one twice as well', () => {
    const [first, second] = [documentOf(long, 1), documentOf(long + 1, 2)];
    const text = [first, second, first].map((each) => `"${each.toString('base64')}"`).join(',');
    const found = fileIn(`[${text}]`);
    expect(found.map((each) => each.length)).toEqual([long, long + 1, long]);
    expect(found[2]?.equals(first)).toBe(true);
  });

  it('gives files from 16 kB of base64 on and leaves shorter ones where they are', () => {
    const text = (characters: number) => `"${documentOf((characters / 4) * 3).toString('base64')}"`;
    expect(fileIn(text(shortestFile))).toHaveLength(1);
    expect(fileIn(text(shortestFile - 4))).toEqual([]);
  });

  const base64 = documentOf(long).toString('base64');
  const kept: [name: string, text: string][] = [
    ['whose padding is missing', base64.replace(/=+$/u, '')],
    ['that ends in bits which no byte needs', base64.replace(/.=$/u, 'B=')],
    ['that was cut', base64.slice(0, -2)],
    ['with escaped slashes', base64.replaceAll('/', '\\/')],
    ['in lines', base64.replaceAll(/.{76}/gu, '$&\n')],
    ['for addresses', base64.replaceAll('+', '-').replaceAll('/', '_')],
    ['that begins inside an escape', `\\n${base64.slice(1)}`],
  ];
  it.each(kept)('keeps a file %s as text', (_name, text) => {
    expect(splitBody(Buffer.from(text))).toEqual([{ isBase64: false, bytes: Buffer.from(text) }]);
  });

  it('is the bytes of its pieces, and each file encodes to exactly what stood there', () => {
    const run = fc.record({
      size: fc.oneof(fc.nat(100), fc.integer({ min: 12_200, max: 12_400 }), fc.nat(120_000)),
      seed: fc.nat(),
      cut: fc.nat(4),
      change: fc.constantFrom('', '', '=', '==', '-', 'B=', '\\/', '\n'),
    });
    const encoded = run.map(({ size, seed, cut, change }) => {
      const text = documentOf(size, seed).toString('base64');
      return Buffer.from(text.slice(0, text.length - cut) + change);
    });
    const bytes = fc.uint8Array({ maxLength: 300 }).map((each) => Buffer.from(each));
    const between = fc.constantFrom('"', '', '","content":"', '\\', '=').map((each) => Buffer.from(each));
    const body = fc.array(fc.oneof(encoded, bytes, between), { maxLength: 8 });
    fc.assert(
      fc.property(body, (made) => {
        const whole = Buffer.concat(made);
        const pieces = splitBody(whole);
        const again = pieces.map(({ isBase64, bytes: part }) =>
          isBase64 ? Buffer.from(Buffer.from(part.toString('latin1'), 'base64').toString('base64')) : part,
        );
        expect(Buffer.concat(again).equals(whole)).toBe(true);
        expect(pieces.every(({ bytes: part }) => part.length > 0)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

it('a body without end is looked at in a moment, whatever it is made of', () => {
  const size = 30 * 1024 * 1024;
  const almost = Buffer.alloc(size, 'A');
  for (let at = shortestFile - 1; at < size; at += shortestFile) almost[at] = 0x20;
  const bodies = [Buffer.alloc(size, ' '), Buffer.alloc(size, 'A'), Buffer.alloc(size, '='), almost];
  const began = performance.now();
  expect(bodies.map((body) => splitBody(body).length)).toEqual([1, 1, 1, 1]);
  expect(performance.now() - began).toBeLessThan(5000);
});
