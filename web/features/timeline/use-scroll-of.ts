import { useEffect, useState, type RefObject } from 'react';

/** Pixels that are scrolled away at the start of an element. `content`: how wide what it holds is, which may move it. */
export function useScrollOf(scroller: RefObject<HTMLElement | null>, content: number): number {
  const [scroll, setScroll] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const read = (): void => setScroll(Math.abs(element.scrollLeft));
    read();
    element.addEventListener('scroll', read, { passive: true });
    return () => element.removeEventListener('scroll', read);
  }, [scroller, content]);
  return scroll;
}
