import type { Process } from '../../shared/process.ts';
import type { Fact } from './fact.ts';

/** What was to be signed and who sent it, as far as archives and requests tell it; in timeline order, the newest word last. */
export function papersOf(timeline: readonly Fact[]): Pick<Process, 'author' | 'templates' | 'documents'> {
  const archives = timeline.map(({ archive }) => archive).filter((archive) => archive !== null);
  const templates = archives.flatMap(({ sessions }) => sessions.map(({ submission }) => submission.template));
  const files = archives.flatMap((archive) => archive.files.map(({ sha256, name }) => sha256 ?? name));
  const requested = timeline.map(({ request }) => request?.documentId ?? null);
  return {
    author: archives.findLast(({ author }) => author !== null)?.author ?? null,
    templates: distinct(templates),
    documents: distinct([...files, ...requested]),
  };
}

function distinct(texts: readonly (string | null)[]): string[] {
  return [...new Set(texts.filter((text) => text !== null))];
}
