import type { Fault } from './fault.ts';
import { unless, whole } from './figures.ts';
import { isSendAgain } from './posting.ts';
import { cutPower } from './replay/cut-power.ts';
import { record, type Recording } from './replay/record.ts';

const cuts = { quick: 100, long: 1000 };
/** The first ones belong to the start. */
const inject = 'fsync,fdatasync:error=EIO:when=30+13';

export const failedSync: Fault = {
  id: 'failed-sync',
  title: 'A sync that fails, and a power cut later on',
  promise:
    'The system may have dropped what it still shows as written, and says so only once: nothing acknowledged before or after is lost.',
  needs: ['strace'],
  beside: 'untimed',
  async run(context, size) {
    const seed = String(Date.now());
    const recording = await record(context, { name: 'failing', count: 300, filler: 2000, inject });
    const { sender, history } = recording;
    const failed = failures(recording);
    const [first, ...more] = failed;
    const broken = new Set<string>();
    let done = 0;
    for await (const cut of cutPower(recording, {
      cuts: cuts[size],
      seed,
      after: first === undefined ? undefined : [first, ...more],
    })) {
      done += 1;
      for (const sentence of cut.broken) broken.add(`cut ${done}: ${sentence}`);
    }
    return {
      figure: `${failed.length} syncs failed, ${sender.refused.length} deliveries refused, ${whole(history.acknowledged.size)} acknowledged; ${done} cuts; seed ${seed}`,
      broken: [
        ...broken,
        ...unless(failed.length > 2, `only ${failed.length} syncs failed`),
        ...unless(sender.refused.length > 0, 'no delivery was refused'),
        ...unless(sender.refused.every(isSendAgain), `a refusal is ${sender.refused[0]?.text ?? ''}`),
      ],
    };
  },
};

/** The moments of a recording at which a sync failed. */
function failures({ moments }: Recording): number[] {
  const syncs = new Set<number>();
  const failed: number[] = [];
  for (const [index, moment] of moments.entries()) {
    if (moment.kind === 'begin' && moment.request.kind === 'sync') syncs.add(moment.id);
    if (moment.kind === 'end' && moment.done < 0 && syncs.has(moment.id)) failed.push(index);
  }
  return failed;
}
