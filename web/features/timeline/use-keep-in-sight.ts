import { useEffect, useEffectEvent, type RefObject } from 'react';

/** Pixels that a mark keeps from the edge it was scrolled in from. */
const margin = 48;

/**
 * Scrolls a plot sideways so that `x`, in pixels from its left edge, can be seen, each time `key` changes.
 * What can be seen already is left where it is.
 */
export function useKeepInSight(
  scroller: RefObject<HTMLElement | null>,
  x: number | null,
  key: string | null,
): void {
  const show = useEffectEvent(() => {
    const element = scroller.current;
    if (element === null || x === null) return;
    const plot = element.firstElementChild?.getBoundingClientRect();
    const view = element.getBoundingClientRect();
    if (plot === undefined) return;
    const at = plot.left + x;
    if (at < view.left + margin) element.scrollBy({ left: at - view.left - margin });
    else if (at > view.right - margin) element.scrollBy({ left: at - view.right + margin });
  });
  const known = x !== null;
  useEffect(() => show(), [key, known]);
}
