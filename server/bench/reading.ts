import { fetchTimed } from './fetch.ts';
import type { Bench, Measured } from './part.ts';
import { questions, type Question } from './questions.ts';
import type { Row } from './row.ts';
import { spreadOf, type Spread } from './statistics.ts';
import { milliseconds, whole } from './words.ts';

interface Answered extends Spread {
  /** Answers that held something, as a share: a search that finds nothing may be quick for the wrong reason. */
  found: number;
}

const millions = 1_000_000;
const warmUp = 20;

/** What is asked most, over HTTP and one connection; nothing is subtracted, an empty answer stands beside it. */
export async function measureReading({ options, stock, say }: Bench): Promise<Measured> {
  const { server, processes, events } = await stock();
  say(`Asking ${whole(processes)} processes.`);
  const asked = await questions(server.url, processes);
  const answers: [Question, Answered][] = [];
  for (const question of asked) {
    answers.push([question, await ask(server.url, question.paths, options.repetitions)]);
  }
  const nothing = answers[0]?.[1];
  const beside = nothing ? `an empty answer: p99 ${milliseconds(nothing.p99)}` : null;
  // Ten times as many may cost twice as much.
  const slack = events > millions ? 2 : 1;
  return {
    rows: answers.map(([{ what, atMost }, { p50, p99, found }]): Row => {
      return {
        what,
        measured: `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}; ${Math.round(found * 100)}% found something`,
        reference: atMost === null ? null : beside,
        // Where most found nothing, nothing was measured.
        figure: { value: atMost !== null && found < 0.5 ? Number.NaN : p99, unit: 'ms' },
        target: atMost === null ? null : { atMost: atMost * slack },
      };
    }),
    failures: 0,
    details: answers.map(([{ what }, answered]) => ({ what, ...answered })),
  };
}

async function ask(url: string, paths: readonly string[], repetitions: number): Promise<Answered> {
  const times: number[] = [];
  let found = 0;
  for (let index = -warmUp; index < repetitions; index += 1) {
    const path = paths[(index + warmUp) % paths.length] ?? '/healthz';
    const { milliseconds: took, body } = await fetchTimed(url + path);
    if (index < 0) continue;
    times.push(took);
    if (body.includes('"seq":') && !body.includes('"items":[]')) found += 1;
  }
  return { ...spreadOf(times), found: found / repetitions };
}
