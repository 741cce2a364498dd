import { hash } from 'node:crypto';

/** Size in bytes and SHA-256 in hex of the file that a text of base64 stands for; null where it is none. Lines are allowed. */
export function measureBase64(text: string): { size: number; sha256: string } | null {
  const letters = /\s/u.test(text) ? text.replace(/\s+/gu, '') : text;
  if (letters.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/u.test(letters)) return null;
  const bytes = Buffer.from(letters, 'base64');
  return { size: bytes.byteLength, sha256: hash('sha256', bytes, 'hex') };
}
