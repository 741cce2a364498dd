import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { watchDrag, watchPinch } from './chart-gestures.ts';
import { wheelFactor, zoomAround, zoomStep, type PlotRoom, type View } from './zoom.ts';

export interface ChartView {
  zoom: number;
  /** To be told how many pixels lie between the first and the last moment at zoom 1. */
  measured: (length: number) => void;
  closer: () => void;
  farther: () => void;
  whole: () => void;
}

/**
 * Zooming and panning of what `scroller` holds. Panning is its own scrolling, so that touch, keys and momentum are the
 * browser's; a wheel zooms with Ctrl or Cmd and pans with Shift, so that without them the page scrolls as ever.
 */
export function useChartView(
  scroller: RefObject<HTMLElement | null>,
  padding: { start: number; end: number },
  forward: 1 | -1,
): ChartView {
  const [drawn, setDrawn] = useState<View>({ zoom: 1, scroll: 0 });
  const { zoom } = drawn;
  const length = useRef(0);
  // A wheel turns several times before the next frame.
  const wanted = useRef<View | null>(null);

  /** `clientX` of the moment that stays in place; the middle of the window where nobody points at one. */
  const change = (factor: number, clientX?: number): void => {
    const element = scroller.current;
    if (element === null) return;
    const box = element.getBoundingClientRect();
    const fromLeft = clientX === undefined ? box.width / 2 : clientX - box.left;
    const room: PlotRoom = {
      before: padding.start,
      after: padding.end,
      length: length.current,
      visible: element.clientWidth,
    };
    const at = forward === 1 ? fromLeft : box.width - fromLeft;
    const view = wanted.current ?? { zoom, scroll: Math.abs(element.scrollLeft) };
    wanted.current = zoomAround(view, factor, at, room);
    setDrawn(wanted.current);
  };
  const pan = (pixels: number): void => scroller.current?.scrollBy({ left: pixels, behavior: 'instant' });

  // Before it is painted, so that the plot never stands at the new width and the old place.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    scroller.current?.scrollTo({ left: forward * wanted.current.scroll, behavior: 'instant' });
    wanted.current = null;
  }, [drawn, forward, scroller]);

  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      change(wheelFactor(event.deltaY), event.clientX);
    } else if (event.shiftKey && event.deltaX === 0) {
      event.preventDefault();
      pan(forward * event.deltaY);
    }
  });
  const onPinch = useEffectEvent((factor: number, clientX: number) => change(factor, clientX));
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrows: Record<string, number> = { ArrowLeft: -60, ArrowRight: 60 };
    if (event.key === '+' || event.key === '=') change(zoomStep);
    else if (event.key === '-') change(1 / zoomStep);
    else if (event.key === '0') change(0);
    else if (event.key in arrows) pan(arrows[event.key] ?? 0);
    else return;
    event.preventDefault();
  });

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const wheel = (event: WheelEvent): void => onWheel(event);
    const key = (event: KeyboardEvent): void => onKey(event);
    // Not passive: the page must not zoom or scroll with it.
    element.addEventListener('wheel', wheel, { passive: false });
    element.addEventListener('keydown', key);
    const stopPinching = watchPinch(element, (factor, at) => onPinch(factor, at));
    const stopDragging = watchDrag(element);
    return () => {
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('keydown', key);
      stopPinching();
      stopDragging();
    };
  }, [scroller]);

  return {
    zoom,
    closer: () => change(zoomStep),
    farther: () => change(1 / zoomStep),
    whole: () => change(0),
    measured(pixels) {
      length.current = pixels;
    },
  };
}
