import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from './context.ts';
import type { Fault } from './fault.ts';
import { seconds, unless } from './figures.ts';
import { compare, newHistory, postKnown } from './history.ts';
import { numberedBody } from './numbered-body.ts';
import { mount, unmountAtEnd } from './small-disk.ts';

const within = 5000;

export const readOnly: Fault = {
  id: 'read-only',
  title: 'A folder that cannot be written',
  promise: 'The server does not start, names the place in a sentence, and leaves what is there as it is.',
  needs: ['mount'],
  beside: 'untimed',
  async run(context) {
    const history = newHistory();
    const folder = join(context.folder, 'data');
    const database = join(folder, 'signalbox.db');
    const first = await context.start({ database });
    for (let number = 0; number < 20; number += 1)
      await postKnown(history, first.url(), numberedBody(number));
    await first.end('SIGKILL');

    const view = readOnlyView(context, folder);
    const attempts = [
      await attempt(context, join(view, 'signalbox.db')),
      await attempt(context, join(view, 'new', 'signalbox.db')),
    ];
    const again = await context.start({ database });
    return {
      figure: `refused after ${seconds(Math.max(...attempts.map(({ after }) => after)))}, each time in a sentence that names the file`,
      broken: [
        ...attempts.flatMap(({ broken }) => broken),
        ...(await compare(history, again.url())),
        ...unless(history.acknowledged.size === 20, 'not all deliveries were acknowledged before'),
      ],
    };
  },
};

/** The same folder at another place, where nothing can be written. */
function readOnlyView(context: Context, folder: string): string {
  const view = join(context.folder, 'view');
  mkdirSync(view);
  mount(['--bind', folder, view]);
  unmountAtEnd(context, view);
  mount(['-o', 'remount,ro,bind', view]);
  return view;
}

async function attempt(context: Context, database: string) {
  const server = context.spawn({ database });
  await Promise.race([server.ended, server.listening.catch(() => undefined), sleep(within)]);
  if (server.isRunning())
    return { after: within, sentence: '', broken: ['it starts although it can store nothing'] };
  const { code, after } = await server.ended;
  const [sentence = '', ...more] = server.complaints().trim().split('\n');
  return {
    after,
    sentence,
    broken: [
      ...unless(code === 1, `it ends with ${code ?? 'a signal'} instead of 1`),
      ...unless(sentence.includes(database), `the sentence does not name the place: ${sentence}`),
      ...unless(more.length === 0, 'it says more than a sentence'),
    ],
  };
}
