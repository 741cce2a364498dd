import { expect, test } from 'vitest';
import type { NewDelivery } from '../delivery.ts';
import type { Store } from '../store.ts';
import { reopening } from './reopening-store.ts';

const ioError = (code: string) => Object.assign(new Error('disk I/O error'), { code });

/** Stores that number deliveries, each failing as told; `closed` counts those that were given up. */
function disk(ends: readonly number[]) {
  const failures: Error[] = [];
  const state = { opened: 0, closed: 0 };
  const open = (): Store => {
    let last = ends[state.opened] ?? 0;
    state.opened += 1;
    return {
      append: async (batch: readonly NewDelivery[]) => {
        const failure = failures.shift();
        if (failure) throw failure;
        return batch.map(() => (last += 1));
      },
      position: async () => ({ last, projected: last, lastEvent: last }),
      close: async () => {
        state.closed += 1;
      },
    } as unknown as Store;
  };
  return { open, failures, state };
}

const one = [{} as NewDelivery];

test('is opened anew after a failed sync, before anything else, and goes on', async () => {
  const { open, failures, state } = disk([0, 1]);
  const store = reopening(open, () => undefined);
  expect(await store.append(one)).toEqual([1]);
  failures.push(ioError('SQLITE_IOERR_FSYNC'));
  await expect(store.append(one)).rejects.toThrow('disk I/O error');
  expect(state).toEqual({ opened: 1, closed: 0 });
  const both = await Promise.all([store.position(), store.append(one)]);
  expect(both).toEqual([{ last: 1, projected: 1, lastEvent: 1 }, [2]]);
  expect(state).toEqual({ opened: 2, closed: 1 });
});

test('stays as it is after any other failure', async () => {
  const { open, failures, state } = disk([0]);
  const store = reopening(open, () => undefined);
  failures.push(ioError('SQLITE_FULL'));
  await expect(store.append(one)).rejects.toThrow();
  expect(await store.append(one)).toEqual([1]);
  expect(state.opened).toBe(1);
});

test('acknowledges nothing more where the disk lost what was acknowledged', async () => {
  const { open, failures } = disk([5, 4, 5]);
  const store = reopening(open, () => undefined);
  await store.append(one);
  failures.push(ioError('SQLITE_IOERR_WRITE'));
  await expect(store.append(one)).rejects.toThrow('disk I/O error');
  await expect(store.append(one)).rejects.toThrow('ends at delivery 4 after an I/O error, but 6 was');
  await expect(store.append(one)).rejects.toThrow('ends at delivery 5');
});

test('brings the log to the disk before it is closed, and stays in doubt while that fails', async () => {
  const { open, failures, state } = disk([0, 1]);
  const securing = [
    () => {
      throw ioError('EIO');
    },
    () => expect(state.closed).toBe(0),
  ];
  const store = reopening(open, () => securing.shift()?.());
  await store.append(one);
  failures.push(ioError('SQLITE_IOERR_FSYNC'));
  await expect(store.append(one)).rejects.toThrow('disk I/O error');
  await expect(store.append(one)).rejects.toThrow();
  expect(state).toEqual({ opened: 1, closed: 0 });
  expect(await store.append(one)).toEqual([2]);
  expect(state).toEqual({ opened: 2, closed: 1 });
});

test('lets people read on while nothing can be written, and nothing else', async () => {
  const { open, failures, state } = disk([0, 1]);
  const readOnly = { now: true };
  const store = reopening(open, () => {
    if (readOnly.now) throw ioError('EROFS');
  });
  await store.append(one);
  failures.push(ioError('SQLITE_IOERR_WRITE'));
  await expect(store.append(one)).rejects.toThrow('disk I/O error');
  expect(await store.position()).toMatchObject({ last: 1 });
  await expect(store.append(one)).rejects.toMatchObject({ code: 'EROFS' });
  readOnly.now = false;
  expect(await store.position()).toMatchObject({ last: 1 });
  expect(state).toEqual({ opened: 2, closed: 1 });
  expect(await store.append(one)).toEqual([2]);
});

test('reads from no store that was given up', async () => {
  const { open, failures } = disk([5, 4, 4]);
  const store = reopening(open, () => undefined);
  await store.append(one);
  failures.push(ioError('SQLITE_IOERR_WRITE'));
  await expect(store.append(one)).rejects.toThrow('disk I/O error');
  await expect(store.position()).rejects.toThrow('ends at delivery 4');
  await expect(store.position()).rejects.toThrow('ends at delivery 4');
});

test('is alone with the file before it is closed, so that what is opened then believes the disk alone', async () => {
  const { open, failures, state } = disk([0, 1]);
  const told: string[] = [];
  const store = reopening(
    open,
    () => told.push('secured'),
    async () => {
      told.push(`let go with ${state.closed} closed`);
      await Promise.resolve();
    },
  );
  await store.append(one);
  failures.push(ioError('SQLITE_IOERR_FSYNC'));
  await expect(store.append(one)).rejects.toThrow('disk I/O error');
  await store.position();
  expect(told).toEqual(['secured', 'let go with 0 closed']);
  expect(state).toEqual({ opened: 2, closed: 1 });
});
