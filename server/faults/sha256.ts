import { createHash } from 'node:crypto';

/** In hex, as the list of deliveries tells it. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
