import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from './context.ts';
import type { Fault } from './fault.ts';
import { milliseconds, unless } from './figures.ts';
import { compare, newHistory, postKnown } from './history.ts';
import { numberedBody } from './numbered-body.ts';
import { isAcknowledgement, isSendAgain } from './posting.ts';
import { mount, unmountAtEnd } from './small-disk.ts';
import { isToldThat } from './told-storage.ts';

const within = 1000;

export const turnedReadOnly: Fault = {
  id: 'turned-read-only',
  title: 'A disk that turns read-only',
  promise:
    'As Linux does to a disk that it no longer trusts, under a running server: deliveries are answered "-1" with 503, reading goes on, pages say so, and once a mended disk is in its place it takes deliveries within a second, without a restart.',
  needs: ['loop'],
  beside: 'disk',
  async run(context) {
    const history = newHistory();
    const disk = mountImage(context);
    const server = await context.start({ database: join(disk.folder, 'signalbox.db') });
    const url = server.url();
    let number = 0;
    const postSome = async (count: number) => {
      const answers = [];
      for (const end = number + count; number < end; number += 1)
        answers.push(await postKnown(history, url, numberedBody(number)));
      return answers;
    };
    await postSome(20);

    disk.distrust();
    const refused = await postSome(10);
    const reading = await fetch(`${url}/api/processes?limit=200`);
    const event = await fetch(`${url}/api/deliveries/1`);
    const [healthy, ready] = await Promise.all(['healthz', 'readyz'].map((path) => fetch(`${url}/${path}`)));
    const isTold = await isToldThat(url, ({ low, refusing }) => refusing && !low);

    disk.mend();
    const mendedAt = performance.now();
    while (!isAcknowledgement((await postSome(1))[0] ?? null)) {
      if (performance.now() - mendedAt > 20_000) break;
      await sleep(20);
    }
    const resumed = performance.now() - mendedAt;
    const more = await postSome(20);
    const isReliefTold = await isToldThat(url, ({ refusing }) => !refusing);
    return {
      figure: `${refused.length} deliveries refused, taken again ${milliseconds(resumed)} after a mended disk was in its place`,
      broken: [
        ...(await compare(history, url)),
        ...unless(refused.every(isSendAgain), 'a delivery that cannot be stored is not told to come again'),
        ...unless(reading.ok, `reading answers ${reading.status}`),
        ...unless(event.ok, `a delivery is read with ${event.status}`),
        ...unless(healthy?.status === 200, `/healthz says ${healthy?.status ?? ''}`),
        ...unless(ready?.status === 503, `/readyz says ${ready?.status ?? ''} while nothing can be stored`),
        ...unless(isTold, 'pages are not told that deliveries are refused'),
        ...unless(resumed < within, `it takes ${milliseconds(resumed)} until it takes deliveries again`),
        ...unless(more.every(isAcknowledgement), 'deliveries are refused on the mended disk'),
        ...unless(isReliefTold, 'pages are still told that deliveries are refused'),
        ...unless(server.isRunning(), `the server ended: ${server.complaints()}`),
      ],
    };
  },
};

/** A disk in a file, so that it can fail alone. A plain remount is refused while a server holds its files open. */
function mountImage(context: Context) {
  const image = join(context.folder, 'disk.img');
  const folder = join(context.folder, 'disk');
  mkdirSync(folder);
  run('truncate', ['-s', '64M', image]);
  run('mkfs.ext4', ['-q', '-F', image]);
  mount(['-o', 'loop', image, folder]);
  unmountAtEnd(context, folder);
  return {
    folder,
    /** What the kernel does by itself after an error that `errors=remount-ro` names. */
    distrust: () => mount(['-o', 'remount,abort', folder]),
    /** As a person would: off, copied to a new disk, checked, and on again. */
    mend() {
      run('umount', ['-l', folder]);
      const copy = join(context.folder, 'copy.img');
      copyFileSync(image, copy);
      // 1: it was mended.
      run('e2fsck', ['-fy', copy], [0, 1]);
      mount(['-o', 'loop', copy, folder]);
    },
  };
}

function run(program: string, args: readonly string[], fine: readonly number[] = [0]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (error || !fine.includes(status ?? -1))
    throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
}
