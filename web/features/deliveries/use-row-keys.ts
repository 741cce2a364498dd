import type { RefObject } from 'react';
import { useShortcuts } from '../../lib/use-shortcuts.ts';

/**
 * j and k move the focus from row to row, so that Enter opens as it does on any link; x picks. Before any row has the
 * focus, j begins with the first one on the screen.
 */
export function useRowKeys(table: RefObject<HTMLElement | null>): void {
  const rows = () => [...(table.current?.querySelectorAll<HTMLElement>('[role="row"][aria-rowindex]') ?? [])];
  const move = (step: 1 | -1) => {
    const all = rows().filter((row) => linkOf(row) !== null);
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const onScreen = all.find((row) => row.getBoundingClientRect().top >= 0);
    const next = at < 0 ? onScreen : all[at + step];
    if (next === undefined) return;
    linkOf(next)?.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    x: () =>
      rows()
        .find((row) => row.contains(document.activeElement))
        ?.querySelector<HTMLElement>('input[type="checkbox"]')
        ?.click(),
  });
}

function linkOf(row: HTMLElement): HTMLElement | null {
  return row.querySelector<HTMLElement>('a[data-open]');
}
