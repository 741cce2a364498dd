import type { Client } from '../../shared/event.ts';
import type { ArchivedSession, ArchivedStep, Fact } from './fact.ts';

/**
 * The facts that only an archive told: the steps of each session where no webhook did. `archives` stand in timeline
 * order; the first that tells a thing is the one that counts.
 */
export function reconstruct(facts: readonly Fact[], archives: readonly Fact[]): Fact[] {
  if (archives.length === 0) return [];
  const told = new Set(facts.map((fact) => `${fact.type} ${fact.sessionId ?? ''}`));
  const added: Fact[] = [];
  const add = (archive: Fact, session: ArchivedSession, { type, occurred }: ArchivedStep) => {
    const key = `${type} ${session.sessionId}`;
    if (told.has(key)) return;
    told.add(key);
    const { sessionId, transactionNumber, recipient, labels } = session;
    const client = type === 'session.submitted' ? clientOf(session) : null;
    const own = { type, sessionId, transactionNumber, recipient, labels, occurred, client };
    added.push({ ...archive, ...own, archive: null, reconstructed: true });
  };
  for (const archive of archives) {
    for (const session of archive.archive?.sessions ?? []) {
      for (const step of session.steps) add(archive, session, step);
    }
  }
  return added;
}

/** The browser in which a form was submitted, as the archive has it. */
function clientOf({ submission: { ip, userAgent, device } }: ArchivedSession): Client | null {
  return ip === null && userAgent === null && device === null ? null : { ip, userAgent, device };
}
