import { type InfiniteData, replaceEqualDeep } from '@tanstack/react-query';
import type { ProcessPage } from '../../shared/api.ts';
import type { Process } from '../../shared/process.ts';
import type { ProcessAnswer } from '../../shared/process-answer.ts';
import { processKey } from './process-key.ts';

/**
 * A request and the socket may answer in any order. Whichever snapshot has the higher `seq` stays; equal
 * ones keep the old object, so that nothing is painted again, unless it is late or quiet at another time now.
 */
export function newer(known: Process, told: Process): Process {
  if (told.seq !== known.seq) return told.seq > known.seq ? told : known;
  return told.dueAt === known.dueAt && told.quietAt === known.quietAt ? known : told;
}

/**
 * For the answer about one process: no snapshot in it gets older, and a child that the socket told of after the answer
 * was read stays. The old answer comes back where nothing is new.
 */
export function keepNewestAnswer(known: unknown, told: unknown): unknown {
  if (!isAnswer(known) || !isAnswer(told)) return told;
  if (processKey(known.process) !== processKey(told.process)) return told;
  const older = new Map(known.children.map((child) => [child.processId, child]));
  const children = told.children.map((child) => newer(older.get(child.processId) ?? child, child));
  const answered = new Set(told.children.map(({ processId }) => processId));
  const since = known.children.filter(({ processId, seq }) => !answered.has(processId) && seq > told.seq);
  return replaceEqualDeep(known, {
    ...told,
    process: newer(known.process, told.process),
    children: [...children, ...since],
  });
}

/**
 * For the pages of a list: the new pages in their order, each row at least as new as it was. Pages that
 * stayed the same object are not looked into, and without a newer row the answer is `told` itself.
 */
export function keepNewestPages(known: unknown, told: unknown): unknown {
  if (!isPages(known) || !isPages(told)) return told;
  const kept = new Set(told.pages);
  const gone = known.pages.filter((page) => !kept.has(page));
  const rows = new Map(gone.flatMap(({ items }) => items.map((item) => [processKey(item), item])));
  return rows.size === 0 ? told : patchPages(told, rows, (item, row) => newer(row, item));
}

/** Puts newer snapshots into the rows that are there; adds and moves none. The same object if none fits. */
export function patchPages(
  data: InfiniteData<ProcessPage>,
  told: ReadonlyMap<string, Process>,
  choose: (row: Process, other: Process) => Process = newer,
): InfiniteData<ProcessPage> {
  const pages = data.pages.map((page) => patchPage(page, told, choose));
  return pages.every((page, at) => page === data.pages[at]) ? data : { ...data, pages };
}

function patchPage(
  page: ProcessPage,
  told: ReadonlyMap<string, Process>,
  choose: (row: Process, other: Process) => Process,
): ProcessPage {
  const items = page.items.map((item) => {
    const other = told.get(processKey(item));
    return other === undefined ? item : choose(item, other);
  });
  return items.every((item, at) => item === page.items[at]) ? page : { ...page, items };
}

function isAnswer(value: unknown): value is ProcessAnswer {
  return typeof value === 'object' && value !== null && 'process' in value && 'children' in value;
}

function isPages(value: unknown): value is InfiniteData<ProcessPage> {
  return typeof value === 'object' && value !== null && 'pages' in value && Array.isArray(value.pages);
}
