import { inflateSync } from 'node:zlib';

/**
 * Reads the colours of a picture; whatever is transparent in it is read as if it were not.
 * @param {Buffer} png as the browser writes it: eight bits a channel, not interlaced
 * @returns {{ width: number, height: number, colours: Uint32Array } | null} row by row, a colour as 0xRRGGBB; null where
 *   the picture has a palette already
 */
export function pngPixels(png) {
  const channels = { 2: 3, 6: 4 }[png[25] ?? 0];
  if (channels === undefined) return null;
  const width = png.readUInt32BE(16);
  const rows = unfiltered(inflateSync(dataOf(png)), width * channels, channels);
  const colours = new Uint32Array(width * rows.length);
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < width; x += 1) colours[y * width + x] = row.readUIntBE(x * channels, 3);
  }
  return { width, height: rows.length, colours };
}

/** @param {Buffer} png */
function dataOf(png) {
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) !== 'IDAT') continue;
    parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return Buffer.concat(parts);
}

/**
 * Rows without the filters of PNG: each byte was told as its difference from what stands before or above it.
 * @param {Buffer} data
 * @param {number} stride bytes of a row
 * @param {number} step bytes of a pixel
 */
function unfiltered(data, stride, step) {
  const rows = [];
  let above = Buffer.alloc(stride);
  for (let at = 0; at < data.length; at += stride + 1) {
    const row = Buffer.from(data.subarray(at + 1, at + 1 + stride));
    const filter = data[at];
    for (let x = 0; x < stride; x += 1) {
      const left = row[x - step] ?? 0;
      const up = above[x] ?? 0;
      const guess = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, above[x - step] ?? 0) : 0];
      row[x] = (row[x] ?? 0) + (guess[filter ?? 0] ?? 0);
    }
    rows.push(row);
    above = row;
  }
  return rows;
}

/**
 * @param {number} left
 * @param {number} up
 * @param {number} corner
 */
function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
