import type { Fault } from './fault.ts';
import { unless, whole } from './figures.ts';
import { isSendAgain } from './posting.ts';
import { cutPower } from './replay/cut-power.ts';
import type { Moment } from './replay/moment.ts';
import { record, type Recording } from './replay/record.ts';

const cuts = { quick: 60, long: 1000 };
/** The first ones belong to the start. */
const inject = 'fsync,fdatasync:error=EIO:when=30+6';

export const failedSync: Fault = {
  id: 'failed-sync',
  title: 'A sync that fails, and a power cut later on',
  promise:
    'After a failed sync the system may have dropped what it shows as written: the database is opened anew before anything else is acknowledged, and nothing acknowledged is lost.',
  needs: ['strace'],
  async run(context, size) {
    const seed = String(Date.now());
    const recording = await record(context, { name: 'failing', count: 300, filler: 2000, inject });
    const { sender, history } = recording;
    const { failed, unopened } = failures(recording);
    const broken = new Set<string>();
    for await (const cut of cutPower(context, recording, { cuts: cuts[size], seed }))
      for (const sentence of cut.broken) broken.add(sentence);
    return {
      figure: `${failed} syncs failed, ${sender.refused.length} deliveries refused, ${whole(history.acknowledged.size)} acknowledged; ${cuts[size]} cuts; seed ${seed}`,
      broken: [
        ...broken,
        ...unless(failed > 2, `only ${failed} syncs failed`),
        ...unless(sender.refused.length > 0, 'no delivery was refused'),
        ...unless(sender.refused.every(isSendAgain), `a refusal is ${sender.refused[0]?.text ?? ''}`),
        ...unless(
          unopened === 0,
          `after ${unopened} failed syncs it goes on without opening the database anew`,
        ),
      ],
    };
  },
};

/** How many syncs failed, and after how many of them something was acknowledged before the database was opened anew. */
function failures({ moments, database }: Recording): { failed: number; unopened: number } {
  const syncs = new Set<number>();
  let failed = 0;
  let unopened = 0;
  let isInDoubt = false;
  for (const moment of moments) {
    if (isFailure(moment, syncs)) {
      failed += 1;
      isInDoubt = true;
    } else if (moment.kind === 'opened' && moment.file === database) {
      isInDoubt = false;
    } else if (moment.kind === 'acknowledged' && isInDoubt) {
      unopened += 1;
      isInDoubt = false;
    }
  }
  return { failed, unopened };
}

function isFailure(moment: Moment, syncs: Set<number>): boolean {
  if (moment.kind === 'begin' && moment.request.kind === 'sync') syncs.add(moment.id);
  return moment.kind === 'end' && moment.done < 0 && syncs.has(moment.id);
}
