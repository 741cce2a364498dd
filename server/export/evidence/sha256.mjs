/** @param {number} word @param {number} by */
const turn = (word, by) => (word >>> by) | (word << (32 - by));

/** The first 32 bits of the fractional part of a root of a prime. @param {number} root */
const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;

const primes = [2];
for (let next = 3; primes.length < 64; next += 2)
  if (primes.every((each) => next % each !== 0)) primes.push(next);
const start = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const rounds = primes.map((prime) => fraction(Math.cbrt(prime)));

/**
 * SHA-256 of a text's UTF-8 bytes, in hex. A document that was opened from a disk has no Web Crypto in some browsers.
 * @param {string} text
 */
export function sha256(text) {
  const told = new TextEncoder().encode(text);
  const padded = new Uint8Array(((told.length + 72) >> 6) << 6);
  padded.set(told);
  padded[told.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(told.length / 2 ** 29));
  view.setUint32(padded.length - 4, (told.length << 3) >>> 0);
  const state = Int32Array.from(start);
  const w = new Int32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 64; i += 1) w[i] = i < 16 ? view.getInt32(block + i * 4) : mixed(w, i);
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let i = 0; i < 64; i += 1) {
      const sum = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
      const first = (h + sum + ((e & f) ^ (~e & g)) + (rounds[i] ?? 0) + (w[i] ?? 0)) | 0;
      const other = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
      const second = (other + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = ((state[i] ?? 0) + word) | 0;
  }
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** @param {Int32Array} w @param {number} i */
function mixed(w, i) {
  const [old = 0, near = 0] = [w[i - 15], w[i - 2]];
  const low = turn(old, 7) ^ turn(old, 18) ^ (old >>> 3);
  const high = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10);
  return ((w[i - 16] ?? 0) + low + (w[i - 7] ?? 0) + high) | 0;
}
