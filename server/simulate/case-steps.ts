import { archiveBody, notificationBody, type Moment, type SessionTimes } from './cellosign-body.ts';
import type { PlannedEvent } from './process-plan.ts';
import type { Random } from './random.ts';
import type { SigningCase } from './signing-case.ts';
import type { Step } from './step.ts';

/** What a network and a vendor's settings do to deliveries; each is the share of them that it happens to. */
const faults = { duplicated: 0.03, delayed: 0.04, lost: 0.01, firstCreatedMissing: 0.04 } as const;

/**
 * The deliveries of one process as they arrive: mostly at once, some late and so behind what came after them, some
 * twice, a few never. A process of which nothing but its creation has happened keeps that.
 */
export function caseSteps(
  signing: SigningCase,
  events: readonly PlannedEvent[],
  moments: readonly number[],
  random: Random,
): Step[] {
  const told = events.map((event, index) => ({
    event,
    when: { at: moments[index] ?? event.at, micros: random.whole(0, 999) },
  }));
  const firstIsMissing = events.length > 1 && random.chance(faults.firstCreatedMissing);
  return told.flatMap(({ event, when }, index) => {
    const body = bodyOf(signing, event, when, told);
    const at = when.at + delay(random);
    const again = at + random.between(200, 40_000);
    const isTwice = random.chance(faults.duplicated);
    const isLost = random.chance(faults.lost) && event.session !== null && index > 0;
    if (isLost || (index === 0 && firstIsMissing)) return [];
    return (isTwice ? [at, again] : [at]).map((moment) => ({
      at: Math.round(moment),
      source: signing.workflow.slug,
      body,
      processId: signing.processId,
    }));
  });
}

interface Told {
  event: PlannedEvent;
  when: Moment;
}

function bodyOf(signing: SigningCase, event: PlannedEvent, when: Moment, told: readonly Told[]): object {
  if (event.session === null) return archiveBody(signing, sessionTimes(signing, told), when);
  const session = signing.sessions[event.session];
  if (!session) throw new Error(`the plan names session ${event.session}, which the case does not have`);
  return notificationBody(signing, session, event.happening, when);
}

function delay(random: Random): number {
  const isDelayed = random.chance(faults.delayed);
  return isDelayed ? random.between(4_000, 60_000) : random.between(30, 350);
}

function sessionTimes(signing: SigningCase, told: readonly Told[]): SessionTimes[] {
  const times = signing.sessions.map((): SessionTimes => ({
    created: null,
    loggedIn: null,
    submitted: null,
  }));
  for (const { event, when } of told) {
    const time = event.session === null ? undefined : times[event.session];
    if (time && event.happening === 'created') time.created = when;
    if (time && event.happening === 'logged-in') time.loggedIn ??= when;
    if (time && event.happening === 'submitted') time.submitted = when;
  }
  return times;
}
