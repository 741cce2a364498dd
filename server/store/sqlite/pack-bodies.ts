import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { and, asc, between, desc, eq, gt, sql } from 'drizzle-orm';
import { type Block, blockSize, bytesOfLength } from './bodies.ts';
import type { Connection } from './open.ts';
import { bodies } from './schema.ts';
import { statement } from './statement.ts';

const deflate = promisify(deflateRaw);

/**
 * Joins blocks of bodies into larger ones and deflates those, oldest first: what a vendor sends repeats itself, and
 * takes a fifth of the space then. The work is done by the platform's own threads; only the exchange of the rows is a
 * transaction.
 */
export function createBodyPacker({ client, db }: Connection) {
  const packedLast = db
    .select({ first: bodies.first })
    .from(bodies)
    .where(eq(bodies.isPacked, true))
    .orderBy(desc(bodies.first))
    .limit(1)
    .prepare();
  const following = statement(
    client,
    db
      .select()
      .from(bodies)
      .where(gt(bodies.first, sql.placeholder('after')))
      .orderBy(asc(bodies.first)),
  );
  /** Every block up to this one is packed. */
  let after = packedLast.get()?.first ?? 0;

  /** Consecutive blocks that are worth it together; none while there are too few. */
  function gather(): Block[] {
    const found: Block[] = [];
    let size = 0;
    for (const row of following.iterate(after)) {
      const block = row as Block;
      found.push(block);
      size += block.data.byteLength;
      if (size >= blockSize) return found;
    }
    return [];
  }

  const exchange = client.transaction((from: Block, to: Block, count: number, data: Buffer) => {
    db.delete(bodies)
      .where(and(between(bodies.first, from.first, to.first), eq(bodies.isPacked, false)))
      .run();
    db.insert(bodies).values({ first: from.first, count, isPacked: true, data }).run();
  });

  return {
    /** Packs what makes one block; false where nothing is left that would. */
    async packSome(): Promise<boolean> {
      const blocks = gather();
      const [from] = blocks;
      const to = blocks.at(-1);
      if (!from || !to) return false;
      const lengths = blocks.map(({ count, data }) => data.subarray(0, count * bytesOfLength));
      const contents = blocks.map(({ count, data }) => data.subarray(count * bytesOfLength));
      const data = await deflate(Buffer.concat([...lengths, ...contents]));
      const count = blocks.reduce((sum, block) => sum + block.count, 0);
      exchange.immediate(from, to, count, data);
      after = from.first;
      return true;
    },
  };
}
