import { useEffect, useState, type RefObject } from 'react';

/** How many rows fit into what `room` holds, at least one. `row` stands for one of them and is always there. */
export function useFit(room: RefObject<HTMLElement | null>, row: RefObject<HTMLElement | null>): number {
  const [fits, setFits] = useState(7);
  useEffect(() => {
    if (room.current === null || row.current === null) return;
    const watch = new ResizeObserver(() => {
      const [whole, one] = [room.current?.clientHeight ?? 0, row.current?.offsetHeight ?? 0];
      if (one > 0) setFits(Math.max(1, Math.floor(whole / one)));
    });
    watch.observe(room.current);
    watch.observe(row.current);
    return () => watch.disconnect();
  }, [room, row]);
  return fits;
}
