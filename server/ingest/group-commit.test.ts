import { describe, expect, it, vi } from 'vitest';
import type { NewDelivery } from '../store/delivery.ts';
import { createGroupCommit } from './group-commit.ts';

const delivery = (name: string) => ({ headers: name }) as NewDelivery;

/** A store that remembers its batches and numbers what it is given. */
function recorder(append?: (batch: readonly NewDelivery[]) => Promise<number[]>) {
  const batches: string[][] = [];
  let last = 0;
  return {
    batches,
    append: async (batch: readonly NewDelivery[]): Promise<number[]> => {
      batches.push(batch.map(({ headers }) => headers));
      if (append) return append(batch);
      return batch.map(() => (last += 1));
    },
  };
}

describe('a group commit', () => {
  it('puts the deliveries of one turn into one commit, in their order', async () => {
    const store = recorder();
    const commit = createGroupCommit(store);
    await Promise.all(['a', 'b', 'c'].map((name) => commit(delivery(name))));
    expect(store.batches).toEqual([['a', 'b', 'c']]);
  });

  it('makes one that comes alone wait for nobody', async () => {
    const store = recorder();
    const commit = createGroupCommit(store);
    await commit(delivery('a'));
    await commit(delivery('b'));
    expect(store.batches).toEqual([['a'], ['b']]);
  });

  it('starts the next group while one is under way', async () => {
    const gates: (() => void)[] = [];
    const store = recorder(async (batch) => {
      await new Promise<void>((open) => gates.push(open));
      return batch.map(() => 1);
    });
    const commit = createGroupCommit(store);
    const first = commit(delivery('a'));
    await vi.waitUntil(() => gates.length === 1);
    const second = commit(delivery('b'));
    await vi.waitUntil(() => gates.length === 2);
    expect(store.batches).toEqual([['a'], ['b']]);
    for (const open of gates) open();
    await Promise.all([first, second]);
  });

  it('tells all of a group where the commit failed, and starts afresh', async () => {
    let isFull = true;
    const store = recorder(async (batch) => {
      if (isFull) throw new Error('disk full');
      return batch.map(() => 1);
    });
    const commit = createGroupCommit(store);
    const failed = await Promise.allSettled([commit(delivery('a')), commit(delivery('b'))]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isFull = false;
    await expect(commit(delivery('c'))).resolves.toBe(1);
  });
});
