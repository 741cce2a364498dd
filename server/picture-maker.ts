import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Drawn, Picture } from '../shared/picture.ts';
import type { PictureMaker } from './export/picture-maker.ts';

/** Milliseconds after which the thread that draws is let go where nobody wants a picture. */
const idleAfter = 30_000;

/** `folder`: where the build has left the pictures and their letters. */
export function createPictureMaker(folder: string): PictureMaker {
  const open = new Map<number, { resolve: (picture: Picture) => void; reject: (fault: Error) => void }>();
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let asked = 0;
  let painting: Promise<unknown> = Promise.resolve();

  function start(): Worker {
    const started = new Worker(join(folder, 'main.js'));
    // It keeps no program from ending; while somebody waits, their connection does.
    started.unref();
    started.on('message', (drawn: Drawn) => {
      const question = open.get(drawn.id);
      open.delete(drawn.id);
      if ('picture' in drawn) question?.resolve(drawn.picture);
      else question?.reject(new Error(drawn.fault));
      if (open.size === 0) idle = setTimeout(() => void letGo(started), idleAfter).unref();
    });
    started.on('error', (error) => {
      thread = null;
      for (const question of open.values()) question.reject(error);
      open.clear();
    });
    return started;
  }

  function letGo(idling: Worker): Promise<unknown> {
    thread = null;
    return idling.terminate();
  }

  async function paint(svg: string, scale: number): Promise<Uint8Array<ArrayBuffer>> {
    // Read once, when the first letter is drawn: a machine without any fonts draws the same as one with many.
    process.env.FONTCONFIG_FILE = join(folder, 'fonts.conf');
    const { default: sharp } = await import('sharp');
    sharp.concurrency(1);
    sharp.cache(false);
    const options = { density: 72 * scale, limitInputPixels: false } as const;
    return new Uint8Array(await sharp(Buffer.from(svg), options).png().toBuffer());
  }

  return {
    draw(wanted) {
      clearTimeout(idle);
      thread ??= start();
      asked += 1;
      const id = asked;
      thread.postMessage({ id, wanted });
      return new Promise((resolve, reject) => open.set(id, { resolve, reject }));
    },
    // One after the other: each holds all its pixels in memory.
    pixels(svg, scale) {
      const mine = painting.then(() => paint(svg, scale));
      painting = mine.catch(() => undefined);
      return mine;
    },
  };
}
