import { deflateSync } from 'node:zlib';
import { paletteHeader, pngChunk, signature } from './png-chunk.mjs';
import { pngPalette } from './png-palette.mjs';
import { pngPixels } from './png-pixels.mjs';

/**
 * Writes a screenshot with at most 256 colours, in a third of the bytes. The difference is one that nobody sees: our
 * pages have few colours, and many shades only where letters end.
 * @param {Buffer} png as the browser writes it: eight bits a channel, not interlaced
 * @returns {Buffer} the same where it has a palette already
 */
export function palettePng(png) {
  const pixels = pngPixels(png);
  if (pixels === null) return png;
  const { width, height, colours } = pixels;
  const { bytes, indexOf } = pngPalette([colours], 256);
  const lines = Buffer.alloc((width + 1) * height);
  // Each line begins with the number of its filter: none.
  colours.forEach((colour, at) => {
    lines[at + Math.floor(at / width) + 1] = indexOf(colour);
  });
  return Buffer.concat([
    signature,
    paletteHeader(width, height),
    pngChunk('PLTE', bytes),
    pngChunk('IDAT', deflateSync(lines, { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}
