import { crc32 } from 'node:zlib';

/** What every PNG begins with. */
export const signature = Buffer.from('\x89PNG\r\n\x1A\n', 'latin1');

/**
 * @param {string} type its four letters
 * @param {Buffer} data
 */
export function pngChunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([numbers(data.length), body, numbers(crc32(body))]);
}

/**
 * What stands at the head of a picture with a palette.
 * @param {number} width
 * @param {number} height
 */
export function paletteHeader(width, height) {
  // Eight bits a pixel, kind 3 (with a palette), and the only compression, filtering and order that we use.
  return pngChunk('IHDR', Buffer.concat([numbers(width, height), Buffer.from([8, 3, 0, 0, 0])]));
}

/** @param {number[]} values each four bytes long, as PNG writes them */
export function numbers(...values) {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeUInt32BE(value, at * 4));
  return bytes;
}
