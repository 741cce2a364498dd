import { useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { useNarrow } from './use-narrow.ts';
import { usePrinting } from './use-printing.ts';

/** Rows that stand in for what is still to come, and how many rows ahead of the end it is asked for. */
const standIns = 8;
const ahead = 40;

/** Heights of a row in pixels, and the gap after it on a phone, for text of the usual size: they grow with the text. */
export interface RowSize {
  wide: number;
  narrow: number;
  gap: number;
}

/** A list that is read page by page. */
export interface PagedList<T> {
  rows: readonly T[];
  hasMore: boolean;
  /** True where the next page was asked for and did not come. */
  moreFailed: boolean;
  loadMore: () => void;
}

/** The rows around the screen: only those exist, and the page itself scrolls. On paper all that were read do. */
export interface ListWindow {
  /** Of all of them. */
  height: number;
  /** Of one row, without the gap. */
  rowHeight: number;
  /** `start`: where the row begins within the element that holds them. */
  items: readonly { index: number; key: VirtualItem['key']; start: number }[];
  /** The topmost row on the screen, and the lowest. */
  first: number;
  last: number;
  /** True while the page moves. */
  scrolling: boolean;
  /** Brings a row into view, and no further. */
  scrollTo: (index: number) => void;
}

/** Follows the scrolling of the page, and asks for the next rows before they are needed. `body` is to hold the rows. */
export function useListWindow<T>(
  body: RefObject<HTMLElement | null>,
  { rows, hasMore, moreFailed, loadMore }: PagedList<T>,
  keyOf: (row: T) => string,
  size: RowSize,
): ListWindow {
  const [offset, setOffset] = useState(0);
  const { rowHeight, gap } = useRowSize(size);

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
    count: rows.length + (hasMore ? standIns : 0),
    estimateSize: () => rowHeight,
    gap,
    overscan: 8,
    scrollMargin: offset,
    scrollPaddingStart: 24,
    scrollPaddingEnd: 72,
    // Another function makes it measure all rows anew.
    getItemKey: useCallback(
      (at: number) => {
        const row = rows[at];
        return row === undefined ? `stand-in ${at - rows.length}` : keyOf(row);
      },
      [rows, keyOf],
    ),
  });
  useLayoutEffect(() => virtual.measure(), [virtual, rowHeight, gap]);

  const isPrinting = usePrinting();
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !moreFailed && last >= rows.length - ahead) loadMore();
  }, [hasMore, moreFailed, last, rows.length, loadMore]);

  return {
    height: virtual.getTotalSize(),
    rowHeight,
    items: isPrinting
      ? rows.map((row, index) => ({ index, key: keyOf(row), start: 0 }))
      : items.map(({ index, key, start }) => ({ index, key, start: start - offset })),
    first: virtual.range?.startIndex ?? 0,
    last: virtual.range?.endIndex ?? 0,
    scrolling: virtual.isScrolling,
    // Once, and not until it stands there: rows have one height, and Back puts the page where it was right after.
    scrollTo(index) {
      const [top] = virtual.getOffsetForIndex(index, 'auto') ?? [];
      if (top !== undefined) window.scrollTo({ top });
    },
  };
}

/** In pixels. Heights follow the size of the text, not of the screen. */
export function useRowSize({ wide, narrow, gap }: RowSize): { rowHeight: number; gap: number } {
  const isNarrow = useNarrow();
  const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return isNarrow
    ? { rowHeight: Math.round(narrow * em), gap }
    : { rowHeight: Math.round(wide * em), gap: 0 };
}
