import type { EventType } from '../../shared/event.ts';
import type { ArchivedSession, Fact, VendorTime } from './fact.ts';

/**
 * The facts that only an archive told: each session's creation and submission where no webhook did.
 * `archives` stand in timeline order; the first that tells a thing is the one that counts.
 */
export function reconstruct(facts: readonly Fact[], archives: readonly Fact[]): Fact[] {
  if (archives.length === 0) return [];
  const told = new Set(facts.map((fact) => `${fact.type} ${fact.sessionId ?? ''}`));
  const added: Fact[] = [];
  const add = (archive: Fact, session: ArchivedSession, type: EventType, occurred: VendorTime | null) => {
    const key = `${type} ${session.sessionId}`;
    if (!occurred || told.has(key)) return;
    told.add(key);
    const { sessionId, transactionNumber, recipient, labels } = session;
    const own = { type, sessionId, transactionNumber, recipient, labels, occurred };
    added.push({ ...archive, ...own, client: null, archive: null, reconstructed: true });
  };
  for (const archive of archives) {
    for (const session of archive.archive?.sessions ?? []) {
      add(archive, session, 'session.created', session.createdAt);
      add(archive, session, 'session.submitted', session.submittedAt);
    }
  }
  return added;
}
