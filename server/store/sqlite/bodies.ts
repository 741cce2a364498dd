import { hash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { and, desc, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { BodyFiles } from '../body-files.ts';
import { entryKind } from './codes.ts';
import type { Connection } from './open.ts';
import type { RawBodies } from './raw-bodies.ts';
import { bodies, deliveries } from './schema.ts';
import { statement } from './statement.ts';

/** A block ends where it would grow past so many bytes, so that reading one body never means reading a great many. */
export const blockSize = 128 * 1024;
export const bytesOfLength = 4;

export type Block = Omit<typeof bodies.$inferSelect, 'isPacked'>;

/** What tells whether what is found is what was kept: all that a row of `deliveries` says of its body. */
export type KeptAs = Pick<typeof deliveries.$inferSelect, 'size' | 'sha256' | 'keptSize' | 'keptSha256'>;

/**
 * The bodies of consecutive deliveries lie in one row: their lengths, then they themselves. A large body lies in files, a
 * raw one apart, and their length here is 0.
 */
export function createBodies({ client, db }: Connection, files: BodyFiles, raw: RawBodies) {
  const insert = statement(
    client,
    db.insert(bodies).values({
      first: sql.placeholder('first'),
      count: sql.placeholder('count'),
      isPacked: sql.placeholder('isPacked'),
      data: sql.placeholder('data'),
    }),
  );
  const holding = db
    .select()
    .from(bodies)
    .where(lte(bodies.first, sql.placeholder('id')))
    .orderBy(desc(bodies.first))
    .limit(1)
    .prepare();
  const columns = {
    id: deliveries.id,
    size: deliveries.size,
    sha256: deliveries.sha256,
    keptSize: deliveries.keptSize,
    keptSha256: deliveries.keptSha256,
  };
  const described = db
    .select(columns)
    .from(deliveries)
    .where(and(eq(deliveries.id, sql.placeholder('id')), lte(deliveries.kind, entryKind.held)))
    .prepare();
  const copied = db
    .select(columns)
    .from(deliveries)
    .where(and(eq(deliveries.replayOf, sql.placeholder('id')), isNotNull(deliveries.keptSha256)))
    .prepare();
  /** The block read last: whoever reads the log in its order finds the next body in it. */
  let current: Block | null = null;

  function blockOf(id: number): Block | null {
    const isCurrent = current && id >= current.first && id < current.first + current.count;
    current = isCurrent ? current : unpacked(holding.get({ id }));
    return current && id < current.first + current.count ? current : null;
  }

  return {
    /** To be called inside a transaction. `first` is the id of the first delivery; the others follow it. */
    append(first: number, all: readonly Uint8Array[]): void {
      let start = 0;
      let size = 0;
      for (const [index, body] of all.entries()) {
        if (index > start && size + body.byteLength > blockSize) {
          insert.run(first + start, index - start, 0, joined(all.slice(start, index)));
          start = index;
          size = 0;
        }
        size += body.byteLength;
      }
      if (start < all.length) insert.run(first + start, all.length - start, 0, joined(all.slice(start)));
    },

    /** Null where there is no such delivery, or where what is left is not what was kept. */
    read(id: number): Buffer | null {
      const kept = described.get({ id });
      if (!kept) return null;
      const apart = raw.find(id);
      if (!apart) return readKept(id, kept);
      if (!apart.isErased) return verified(apart.body, kept.sha256);
      // Once it could be read, a copy without what is private was kept for good.
      const copy = copied.get({ id });
      return copy ? readKept(copy.id, copy) : null;
    },
    /** The hash of what `read` gives; null where it was erased. */
    keptSha256(id: number, kept: KeptAs): Buffer | null {
      if (raw.state(id)?.isErased !== true) return kept.keptSha256 ?? kept.sha256;
      return copied.get({ id })?.keptSha256 ?? null;
    },
    readKept,
  };

  /** The same of an entry that was read already, and whose body is not raw. */
  function readKept(id: number, kept: KeptAs): Buffer | null {
    const [size, sha256] = [kept.keptSize ?? kept.size, kept.keptSha256 ?? kept.sha256];
    return verified(readHere(id, size) ?? files.read(sha256, size), sha256);
  }

  /** Null where the body lies in files. */
  function readHere(id: number, size: number): Buffer | null {
    const block = blockOf(id);
    if (!block) return null;
    const index = id - block.first;
    let begin = block.count * bytesOfLength;
    for (let before = 0; before < index; before += 1)
      begin += block.data.readUInt32LE(before * bytesOfLength);
    const length = block.data.readUInt32LE(index * bytesOfLength);
    return length === size ? block.data.subarray(begin, begin + length) : null;
  }
}

function verified(body: Buffer | null, sha256: Buffer): Buffer | null {
  return body && Buffer.compare(hash('sha256', body, 'buffer'), sha256) === 0 ? body : null;
}

export type Bodies = ReturnType<typeof createBodies>;

/** Null where what was packed can no longer be unpacked: then it was damaged on the disk. */
function unpacked(row: typeof bodies.$inferSelect | undefined): Block | null {
  if (!row?.isPacked) return row ?? null;
  try {
    return { ...row, data: inflateRawSync(row.data) };
  } catch {
    return null;
  }
}

function joined(all: readonly Uint8Array[]): Buffer {
  const total = all.reduce((sum, body) => sum + body.byteLength, all.length * bytesOfLength);
  const data = Buffer.allocUnsafe(total);
  let at = all.length * bytesOfLength;
  for (const [index, body] of all.entries()) {
    data.writeUInt32LE(body.byteLength, index * bytesOfLength);
    data.set(body, at);
    at += body.byteLength;
  }
  return data;
}
