import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps secrets that have to be shown to a vendor later, and so cannot be hashed. */
export interface Seal {
  seal(text: string): string;
  /** Null where it was not sealed with this key, or was changed since. */
  open(sealed: string): string | null;
}

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM under a key of its own that is derived from the server's. */
export function createSeal(secretKey: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'signalbox sealed secrets', 32));
  return {
    seal(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const data = [cipher.update(text, 'utf8'), cipher.final()];
      return Buffer.concat([nonce, cipher.getAuthTag(), ...data]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.byteLength < nonceBytes + tagBytes) return null;
      const options = { authTagLength: tagBytes };
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), options);
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      const data = bytes.subarray(nonceBytes + tagBytes);
      try {
        return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
