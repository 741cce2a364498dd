import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useState, type RefObject } from 'react';

export interface WindowRows {
  count: number;
  /** Of a row and the gap after it, in pixels. */
  height: number;
  gap: number;
  keyOf: (at: number) => string;
}

/**
 * Rows of one height in the element `body`, of which only those around the screen exist; the page itself scrolls.
 * `startOf` says where a row begins within that element.
 */
export function useWindowRows(
  body: RefObject<HTMLElement | null>,
  { count, height, gap, keyOf }: WindowRows,
) {
  const [offset, setOffset] = useState(0);

  useLayoutEffect(() => {
    // Whatever comes to stand above the list makes the whole page longer.
    const watch = new ResizeObserver(() => {
      const top = body.current?.getBoundingClientRect().top ?? 0;
      setOffset(Math.round(top + window.scrollY));
    });
    watch.observe(document.body);
    return () => watch.disconnect();
  }, [body]);

  const virtual = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    gap,
    overscan: 8,
    scrollMargin: offset,
    scrollPaddingStart: 24,
    scrollPaddingEnd: 72,
    getItemKey: keyOf,
  });
  useLayoutEffect(() => virtual.measure(), [virtual, height, gap]);
  return { virtual, startOf: ({ start }: { start: number }) => start - offset };
}
