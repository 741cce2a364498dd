import { closeSync, existsSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';

const pieceSize = 1024 * 1024;

/**
 * Writes a write-ahead log once more as the system shows it, and syncs it. After a sync that failed parts of it may
 * be on no disk, and no later sync brings them: a hole that hides all that comes after it. A log in doubt must neither
 * grow nor be moved into the main file, which a power cut in the middle of that would leave damaged.
 */
export function rewriteLog(file: string): void {
  if (!existsSync(file)) return;
  const descriptor = openSync(file, 'r+');
  try {
    const piece = Buffer.allocUnsafe(pieceSize);
    for (let at = 0; ;) {
      const size = readSync(descriptor, piece, 0, pieceSize, at);
      if (size === 0) break;
      for (let written = 0; written < size;)
        written += writeSync(descriptor, piece, written, size - written, at + written);
      at += size;
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
