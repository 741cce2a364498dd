import type { Process } from '../../shared/process.ts';

/** The title of a process where it begins with its workflow: each part runs in its own direction. `workflow` is '' where it does not. */
export function splitTitle({ workflow, title }: Pick<Process, 'workflow' | 'title'>): {
  workflow: string;
  name: string;
} {
  const prefix = `${workflow} · `;
  const starts = title.startsWith(prefix) && title.length > prefix.length;
  return starts ? { workflow, name: title.slice(prefix.length) } : { workflow: '', name: title };
}
