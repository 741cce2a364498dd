import { fetchTimed } from './fetch.ts';
import { usualEvents } from './options.ts';
import type { Bench, Measured } from './part.ts';
import type { Question } from './question.ts';
import { questions } from './questions.ts';
import type { Row } from './row.ts';
import { spreadOf, type Spread } from './statistics.ts';
import { milliseconds, whole } from './words.ts';

interface Answered {
  /** Milliseconds until the answer was there. */
  overHttp: Spread;
  /** The server's own share of that; null where it tells none. */
  onServer: Spread | null;
  /** Answers that held something, as a share: a search that finds nothing may be quick for the wrong reason. */
  found: number;
}

/** Asked before the clock counts: a server that people look at all day has long been compiled. */
const warmUp = 100;

/**
 * What is asked most, over HTTP and one connection. What was promised is what it takes on the server, which tells that
 * with each answer; beside it stands what it took until it was there, the asking program's own work included.
 */
export async function measureReading({ options, stock, say }: Bench): Promise<Measured> {
  const { server, processes, events } = await stock();
  say(`Asking ${whole(processes)} processes.`);
  const asked = await questions(server.url, processes);
  const answers: [Question, Answered][] = [];
  for (const question of asked) {
    answers.push([question, await ask(server.url, question, options.repetitions)]);
  }
  // Ten times as many may cost twice as much.
  const slack = events > usualEvents ? 2 : 1;
  return {
    rows: answers.map(([{ what, atMost }, { overHttp, onServer, found }]): Row => {
      const told = onServer ? `${inWords(onServer)}; ` : '';
      return {
        what,
        measured: `${told}${Math.round(found * 100)}% found something`,
        reference: `until it was there: ${inWords(overHttp)}`,
        // Where most found nothing, nothing was measured.
        figure: {
          value: atMost !== null && found < 0.5 ? Number.NaN : (onServer ?? overHttp).p99,
          unit: 'ms',
        },
        target: atMost === null ? null : { atMost: atMost * slack },
      };
    }),
    failures: 0,
    details: answers.map(([{ what }, answered]) => ({ what, ...answered })),
  };
}

const inWords = ({ p50, p99 }: Spread) => `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}`;

async function ask(
  url: string,
  { paths, holds = '"seq":' }: Question,
  repetitions: number,
): Promise<Answered> {
  const times: number[] = [];
  const shares: number[] = [];
  let found = 0;
  for (let index = -warmUp; index < repetitions; index += 1) {
    const path = paths[(index + warmUp) % paths.length] ?? '/healthz';
    const { milliseconds: took, onServer, body } = await fetchTimed(url + path);
    if (index < 0) continue;
    times.push(took);
    if (onServer !== null) shares.push(onServer);
    if (body.includes(holds) && !body.includes('"items":[]')) found += 1;
  }
  const onServer = shares.length === 0 ? null : spreadOf(shares);
  return { overHttp: spreadOf(times), onServer, found: found / repetitions };
}
