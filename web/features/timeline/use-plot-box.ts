import { useLayoutEffect, useState, type RefObject } from 'react';

export interface PlotBox {
  /** Pixels that the element has; 0 before it was measured. */
  width: number;
  /** Whether its text, and with it the time axis, runs from right to left. */
  rightToLeft: boolean;
}

/** Measures an element and measures it again when its size or the direction of the page changes. */
export function usePlotBox(ref: RefObject<HTMLElement | null>): PlotBox {
  const [box, setBox] = useState<PlotBox>({ width: 0, rightToLeft: false });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => {
      const width = element.clientWidth;
      const rightToLeft = getComputedStyle(element).direction === 'rtl';
      setBox((known) =>
        known.width === width && known.rightToLeft === rightToLeft ? known : { width, rightToLeft },
      );
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    const directions = new MutationObserver(measure);
    directions.observe(document.documentElement, { attributes: true, attributeFilter: ['dir'] });
    return () => {
      sizes.disconnect();
      directions.disconnect();
    };
  }, [ref]);
  return box;
}
