import { processPath } from '../../lib/paths.ts';

interface Named {
  processId: string;
  source: string;
}

/** Two processes side by side. */
export function comparePath(a: Named, b: Named): string {
  const params = { a: a.processId, sourceA: a.source, b: b.processId, sourceB: b.source };
  return `/compare?${new URLSearchParams(params).toString()}`;
}

/** The page of a process with one of its events selected. */
export function eventPath({ processId, source }: Named, event: string): string {
  return `${processPath(processId, source)}&${new URLSearchParams({ event }).toString()}`;
}
