import { createHash } from 'node:crypto';

/** Characters that are decoded at once. A multiple of four: only the last ones may be padded. */
const stride = 64 * 1024;

/**
 * Size in bytes and SHA-256 in hex of the file that a text of base64 stands for; null where it is none. Lines are allowed.
 * Piece by piece, so that the file is never in memory as a whole.
 */
export function measureBase64(text: string): { size: number; sha256: string } | null {
  const all = /\s/u.test(text) ? text.replace(/\s+/gu, '') : text;
  if (all.length % 4 !== 0) return null;
  const hash = createHash('sha256');
  let size = 0;
  for (let at = 0; at < all.length; at += stride) {
    const letters = all.slice(at, at + stride);
    const bytes = Buffer.from(letters, 'base64');
    // The platform passes over what is no base64; what it took encodes to the same letters.
    if (bytes.toString('base64') !== letters) return null;
    hash.update(bytes);
    size += bytes.length;
  }
  return { size, sha256: hash.digest('hex') };
}
