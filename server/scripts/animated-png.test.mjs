import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { animatedPng } from './animated-png.mjs';
import { numbers, pngChunk, signature } from './png-chunk.mjs';
import { palettePng } from './palette-png.mjs';

const [paper, ink, blue] = [0xf7f7f4, 0x15171c, 0x3a4bd8];

/**
 * As a browser writes it: three bytes a pixel.
 * @param {number[][]} rows colours
 */
function screenshot(rows) {
  const lines = rows.map((row) =>
    Buffer.from([0, ...row.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255])]),
  );
  return Buffer.concat([
    signature,
    pngChunk(
      'IHDR',
      Buffer.concat([numbers(rows[0]?.length ?? 0, rows.length), Buffer.from([8, 2, 0, 0, 0])]),
    ),
    pngChunk('IDAT', deflateSync(Buffer.concat(lines))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {Buffer} png */
function chunksOf(png) {
  const chunks = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data });
  }
  return chunks;
}

const still = [
  [paper, paper, paper, paper],
  [paper, ink, paper, paper],
  [paper, paper, paper, ink],
];
const moved = still.map((row, y) => row.map((colour, x) => (y > 0 && x === 1 ? blue : colour)));

describe('an animated PNG', () => {
  const chunks = chunksOf(
    animatedPng([
      { png: screenshot(still), shownFor: 250 },
      { png: screenshot(moved), shownFor: 2500 },
      { png: screenshot(moved), shownFor: 40 },
    ]),
  );
  const data = (/** @type {string} */ type) =>
    chunks.filter((each) => each.type === type).map((each) => each.data);

  it('tells its frames, that they begin again, and how long each is shown', () => {
    expect(data('acTL')[0]).toEqual(numbers(3, 0));
    expect(data('fcTL').map((control) => control.readUInt16BE(20) / control.readUInt16BE(22))).toEqual([
      0.25, 2.5, 0.04,
    ]);
  });

  it('keeps of a frame only the box in which something changed', () => {
    const boxes = data('fcTL').map((control) => [4, 8, 12, 16].map((at) => control.readUInt32BE(at)));
    expect(boxes).toEqual([
      [4, 3, 0, 0],
      [1, 2, 1, 1],
      [1, 1, 0, 0],
    ]);
  });

  it('numbers what belongs to the animation without a gap', () => {
    const own = chunks.filter(({ type }) => type === 'fcTL' || type === 'fdAT');
    expect(own.map((each) => each.data.readUInt32BE(0))).toEqual([0, 1, 2, 3, 4]);
  });

  it('has the colours that were seen', () => {
    const palette = data('PLTE')[0] ?? Buffer.alloc(0);
    const colours = (/** @type {Buffer} */ lines) =>
      [...lines].map((index) => (index === 255 ? 'unchanged' : palette.readUIntBE(index * 3, 3)));
    const [first] = data('IDAT').map((each) => inflateSync(each));
    const [second, third] = data('fdAT').map((each) => inflateSync(each.subarray(4)));
    expect(colours(first?.subarray(1, 5) ?? Buffer.alloc(0))).toEqual(still[0]);
    expect(colours(first?.subarray(6, 10) ?? Buffer.alloc(0))).toEqual(still[1]);
    expect([second?.[1], second?.[3]].map((index) => palette.readUIntBE((index ?? 0) * 3, 3))).toEqual([
      blue,
      blue,
    ]);
    expect(colours(third?.subarray(1) ?? Buffer.alloc(0))).toEqual(['unchanged']);
  });
});

describe('a PNG with a palette', () => {
  it('has the colours that were seen, and is left alone the second time', () => {
    const png = palettePng(screenshot(still));
    const of = (/** @type {string} */ type) => chunksOf(png).find((each) => each.type === type)?.data;
    const palette = of('PLTE') ?? Buffer.alloc(0);
    const lines = inflateSync(of('IDAT') ?? Buffer.alloc(0));
    const rows = [0, 1, 2].map((y) =>
      [...lines.subarray(y * 5 + 1, y * 5 + 5)].map((index) => palette.readUIntBE(index * 3, 3)),
    );
    expect(rows).toEqual(still);
    expect(palettePng(png)).toBe(png);
  });
});
