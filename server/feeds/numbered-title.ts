import type { Process } from '../../shared/process.ts';

/** As people call a process: `#51 Recruitment · Dana Levi`. Without a number, or where the title is just that, its title. */
export function numberedTitle({ processNumber, title }: Pick<Process, 'processNumber' | 'title'>): string {
  const isTold = processNumber === null || ` ${title}`.endsWith(` ${processNumber}`);
  return isTold ? title : `#${processNumber} ${title}`;
}
