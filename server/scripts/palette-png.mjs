import { crc32, deflateSync, inflateSync } from 'node:zlib';

/**
 * Writes a screenshot with at most 256 colours, in a third of the bytes. The difference is one that nobody sees: our
 * pages have few colours, and many shades only where letters end.
 * @param {Buffer} png as the browser writes it: eight bits a channel, not interlaced
 * @returns {Buffer} the same where it has a palette already
 */
export function palettePng(png) {
  const header = png.subarray(16, 29);
  const channels = { 2: 3, 6: 4 }[header[9] ?? 0];
  if (channels === undefined) return png;
  const width = header.readUInt32BE(0);
  const rows = unfiltered(inflateSync(dataOf(png)), width * channels, channels);
  const counts = /** @type {Map<number, number>} */ (new Map());
  const colours = rows.map((row) => {
    const line = new Uint32Array(width);
    for (let x = 0; x < width; x += 1) {
      const colour = row.readUIntBE(x * channels, 3);
      line[x] = colour;
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    return line;
  });
  const { palette, indexOf } = paletteOf(counts);
  const lines = colours.map((line) => Buffer.from([0, ...Array.from(line, (colour) => indexOf(colour))]));
  const indexed = Buffer.from(header);
  indexed[9] = 3;
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', indexed),
    chunk('PLTE', Buffer.from(palette.flatMap(channelsOf))),
    chunk('IDAT', deflateSync(Buffer.concat(lines), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {number} colour */
const channelsOf = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

/**
 * Halves the box of colours with the widest channel, weighed by its pixels, until there are 256 of them.
 * @param {Map<number, number>} counts pixels by colour
 */
function paletteOf(counts) {
  const measured = (/** @type {number[]} */ colours) => {
    let [width, channel] = [-1, 0];
    for (const each of [0, 1, 2]) {
      const values = colours.map((colour) => channelsOf(colour)[each] ?? 0);
      const reach = values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
      if (reach > width) [width, channel] = [reach, each];
    }
    const pixels = colours.reduce((sum, colour) => sum + (counts.get(colour) ?? 0), 0);
    return { colours, channel, weight: width * Math.log2(1 + pixels) };
  };
  const boxes = [measured([...counts.keys()])];
  while (boxes.length < 256) {
    boxes.sort((a, b) => b.weight - a.weight);
    const widest = boxes[0];
    if (!widest || widest.weight === 0) break;
    const { channel } = widest;
    const sorted = widest.colours.sort(
      (a, b) => (channelsOf(a)[channel] ?? 0) - (channelsOf(b)[channel] ?? 0),
    );
    const half = sorted.length >> 1;
    boxes.splice(0, 1, measured(sorted.slice(0, half)), measured(sorted.slice(half)));
  }
  const index = new Map(
    boxes.flatMap(({ colours }, at) => colours.map((colour) => /** @type {const} */ ([colour, at]))),
  );
  const most = (/** @type {number[]} */ colours) =>
    colours.reduce((a, b) => ((counts.get(b) ?? 0) > (counts.get(a) ?? 0) ? b : a));
  return {
    // Its most frequent colour, not a mean: grounds and inks stay exactly what they are.
    palette: boxes.map(({ colours }) => most(colours)),
    indexOf: (/** @type {number} */ colour) => index.get(colour) ?? 0,
  };
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

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
