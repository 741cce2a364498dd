import type { ArchiveSummary } from '../../shared/archive.ts';
import type { Archive, Fact } from './fact.ts';
import { toIso } from './iso.ts';
import { compareFacts } from './order.ts';

/** What the newest archive of a process says beyond its line, and how much of it had arrived before; null without one. */
export function summarizeArchive(facts: readonly Fact[]): ArchiveSummary | null {
  const archives = facts.filter((fact) => fact.archive !== null);
  const newest = archives.toSorted(compareFacts).at(-1);
  if (!newest?.archive) return null;
  const { author, sessions, signatures, payments, files } = newest.archive;
  return {
    deliveryId: newest.seq,
    occurredAt: toIso(newest.occurred.us),
    receivedAt: toIso(newest.receivedAt * 1000),
    author,
    webhooks: compare(newest.archive, facts),
    submissions: sessions.map(({ sessionId, submission }) => ({ sessionId, ...submission })),
    signatures: signatures.map(({ id, signedAt, signer }) => ({ id, signer, signedAt: toIso(signedAt?.us) })),
    payments,
    files: files.map((file, index) => ({ index, ...file })),
  };
}

/** The steps that an archive tells beside those that were told by a webhook of their own. */
function compare({ sessions }: Archive, facts: readonly Fact[]): ArchiveSummary['webhooks'] {
  const arrived = new Set(facts.map(({ type, sessionId }) => `${type} ${sessionId ?? ''}`));
  const told = sessions.flatMap(({ sessionId, steps }) => steps.map(({ type }) => ({ sessionId, type })));
  const missing = told.filter(({ sessionId, type }) => !arrived.has(`${type} ${sessionId}`));
  return { told: told.length, arrived: told.length - missing.length, missing };
}
