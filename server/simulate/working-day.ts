import { caseSteps } from './case-steps.ts';
import { planProcess } from './process-plan.ts';
import { seeded, type Random } from './random.ts';
import { inventCase, type Numbers } from './signing-case.ts';
import { StepQueue } from './step-queue.ts';
import type { Step } from './step.ts';
import { natural, type Tempo } from './tempo.ts';
import { workflows, type Workflow } from './workflows.ts';

export interface Day {
  seed: number;
  /** When each process starts, ascending, in epoch milliseconds; may be endless. */
  starts: Iterable<number>;
  tempo?: Tempo;
  /** Nothing that happens later is told; a process that starts later does not exist. */
  until?: number;
  /** The vendor's counters where the day begins. */
  numbers?: Numbers;
  /** Milliseconds that the people's clock is ahead: they keep their office hours by that one. */
  ahead?: number;
}

/**
 * Plays the vendor: the deliveries of many processes in the order of their arrival, made up as they are asked for.
 * The same day gives the same steps. A day with another first start gives other ids to the same people.
 */
export function* workingDay(day: Day): Generator<Step, void, undefined> {
  const { seed, starts, tempo = natural, until = Infinity, ahead = 0 } = day;
  const numbers = { ...(day.numbers ?? { process: 1, transaction: 1 }) };
  const queue = new StepQueue();
  let index = 0;
  let firstStart: number | undefined;
  for (const start of starts) {
    if (start > until) break;
    firstStart ??= start;
    // Nothing of this process or a later one can arrive before it starts.
    yield* queue.drain(start);

    const random = seeded(seed, 'process', index);
    const workflow = chooseWorkflow(random);
    const plan = planProcess(workflow, start + ahead, random);
    const signing = inventCase(workflow, plan, numbers, random, seeded(seed, 'ids', index, firstStart));
    const moments = tempo(plan.events.map((event) => event.at - ahead)).filter((moment) => moment <= until);
    for (const step of caseSteps(signing, plan.events.slice(0, moments.length), moments, random))
      queue.push(step);
    index += 1;
  }
  yield* queue.drain(Infinity);
}

function chooseWorkflow(random: Random): Workflow {
  let rest = random.next();
  for (const workflow of workflows) {
    if (rest < workflow.share) return workflow;
    rest -= workflow.share;
  }
  return workflows[0];
}
