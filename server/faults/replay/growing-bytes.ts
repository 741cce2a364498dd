/** Bytes of a file that grows: room is made ahead, and what was skipped is zero. */
export interface GrowingBytes {
  write(at: number, bytes: Buffer): void;
  truncate(size: number): void;
  size(): number;
  copy(): GrowingBytes;
  toBuffer(): Buffer;
}

export function growingBytes(start: Buffer = Buffer.alloc(0)): GrowingBytes {
  let room = start;
  let size = start.length;

  function makeRoom(wanted: number): void {
    if (wanted <= room.length) return;
    const larger = Buffer.alloc(Math.max(wanted, room.length * 2));
    room.copy(larger, 0, 0, size);
    room = larger;
  }

  return {
    write(at, bytes) {
      makeRoom(at + bytes.length);
      bytes.copy(room, at);
      size = Math.max(size, at + bytes.length);
    },
    truncate(next) {
      makeRoom(next);
      room.fill(0, Math.min(next, size));
      size = next;
    },
    size: () => size,
    copy: () => growingBytes(Buffer.from(room.subarray(0, size))),
    toBuffer: () => room.subarray(0, size),
  };
}
