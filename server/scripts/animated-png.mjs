import { deflateSync } from 'node:zlib';
import { numbers, paletteHeader, pngChunk, signature } from './png-chunk.mjs';
import { pngPalette } from './png-palette.mjs';
import { pngPixels } from './png-pixels.mjs';

/** The place in the palette that lets through what was there before. */
const unchanged = 255;

/**
 * Joins screenshots to an animated PNG that begins again when it has ended. Each after the first keeps only the box in
 * which something changed, and of that only what did.
 * @param {{ png: Buffer, shownFor: number }[]} frames of the same size, as the browser writes them; milliseconds
 */
export function animatedPng(frames) {
  const pictures = frames.map(({ png, shownFor }) => {
    const pixels = pngPixels(png);
    if (pixels === null) throw new Error('A frame must be as the browser writes it.');
    return { ...pixels, shownFor };
  });
  const [{ width, height } = { width: 0, height: 0 }] = pictures;
  const { bytes, indexOf } = pngPalette(
    pictures.map(({ colours }) => colours),
    unchanged,
  );
  let number = 0;
  let before = Buffer.alloc(0);
  const chunks = pictures.flatMap(({ colours, shownFor }, at) => {
    const now = Buffer.from(Array.from(colours, indexOf));
    const box = at === 0 ? { x: 0, y: 0, width, height } : changedBox(before, now, width);
    const data = deflateSync(linesOf(before, now, width, box), { level: 9 });
    before = now;
    const control = pngChunk('fcTL', Buffer.concat([numbers(number++, ...placeOf(box)), manner(shownFor)]));
    // The first one is also what a reader shows that knows nothing of animation.
    if (at === 0) return [control, pngChunk('IDAT', data)];
    return [control, pngChunk('fdAT', Buffer.concat([numbers(number++), data]))];
  });
  return Buffer.concat([
    signature,
    paletteHeader(width, height),
    pngChunk('acTL', numbers(frames.length, 0)),
    pngChunk('PLTE', Buffer.concat([bytes, Buffer.alloc((unchanged + 1) * 3 - bytes.length)])),
    pngChunk('tRNS', Buffer.concat([Buffer.alloc(unchanged, 255), Buffer.from([0])])),
    ...chunks,
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/** @param {Box} box */
const placeOf = ({ x, y, width, height }) => [width, height, x, y];

/**
 * How long a frame is shown, and that the next one is drawn over it.
 * @param {number} shownFor
 */
function manner(shownFor) {
  const bytes = Buffer.from([0, 0, 0, 0, 0, 1]);
  bytes.writeUInt16BE(shownFor, 0);
  bytes.writeUInt16BE(1000, 2);
  return bytes;
}

/**
 * @param {Buffer} before
 * @param {Buffer} now
 * @param {number} stride
 * @returns {Box} a single pixel where nothing changed, since there is no smaller frame
 */
function changedBox(before, now, stride) {
  let [left, right, top, bottom] = [Infinity, 0, Infinity, 0];
  for (let at = 0; at < now.length; at += 1) {
    if (now[at] === before[at]) continue;
    const [x, y] = [at % stride, Math.floor(at / stride)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), y];
  }
  if (left === Infinity) return { x: 0, y: 0, width: 1, height: 1 };
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/**
 * The lines of a box, each with the number of its filter in front: none.
 * @param {Buffer} before empty for the first frame
 * @param {Buffer} now
 * @param {number} stride
 * @param {Box} box
 */
function linesOf(before, now, stride, { x, y, width, height }) {
  const lines = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const at = (y + row) * stride + x + column;
      const index = now[at] ?? 0;
      lines[row * (width + 1) + column + 1] = index === before[at] ? unchanged : index;
    }
  }
  return lines;
}
