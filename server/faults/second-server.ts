import type { Fault } from './fault.ts';
import { seconds, unless } from './figures.ts';
import { compare, newHistory, postKnown } from './history.ts';
import { numberedBody } from './numbered-body.ts';

const within = 2000;

export const secondServer: Fault = {
  id: 'second-server',
  title: 'A second server on the same database',
  promise: 'The second one refuses to start within two seconds and says why; the first one goes on.',
  needs: ['signals'],
  async run(context) {
    const history = newHistory();
    const first = await context.start();
    await postKnown(history, first.url(), numberedBody(0));
    const second = context.spawn();
    const isServing = await second.listening.then(
      () => true,
      () => false,
    );
    if (isServing)
      return { figure: 'two servers on one database', broken: ['the second server serves as well'] };
    const { code, after } = await second.ended;
    await postKnown(history, first.url(), numberedBody(1));
    const differences = await compare(history, first.url());
    // The lock must not outlive who holds it, however that ended.
    await first.end('SIGKILL');
    const next = await context.start();
    const [sentence = ''] = second.complaints().trim().split('\n');
    return {
      figure: `refused after ${seconds(after)}, in a sentence that says what to do`,
      broken: [
        ...differences,
        ...(await compare(history, next.url())),
        ...unless(history.acknowledged.size === 2, 'the first server stopped acknowledging'),
        ...unless(code === 1, `it ended with ${code ?? 'a signal'} instead of 1`),
        // Its start itself may take longer where the machine is busy.
        ...unless(
          after < Math.max(within, 500 + 3 * first.readyAfter()),
          `it took ${seconds(after)} to refuse`,
        ),
        ...unless(
          /another (?:server|program|Signalbox)/iu.test(sentence),
          'the sentence does not name the reason',
        ),
        ...unless(!second.complaints().includes('    at '), 'it shows a stack instead of a sentence'),
      ],
    };
  },
};
