/** What can be seen of the plot. */
export interface View {
  /** 1 shows all of it; twice as much is twice as wide. */
  zoom: number;
  /** Pixels that are scrolled away at the start, in the direction in which time runs. */
  scroll: number;
}

/** The plot in pixels: what stands before its first moment and after its last, and what lies between at zoom 1. */
export interface PlotRoom {
  before: number;
  after: number;
  length: number;
  /** What the window shows of it at once. */
  visible: number;
}

/** A chart of a week, seen by minutes. */
export const mostZoom = 64;
/** One press of a key or a button. */
export const zoomStep = 1.6;

/** Closer by `factor`, while the moment that stands `at` pixels from the start of the window stays where it is. */
export function zoomAround(view: View, factor: number, at: number, room: PlotRoom): View {
  const zoom = Math.min(Math.max(view.zoom * factor, 1), mostZoom);
  // The room before the first moment does not grow with the rest.
  const place = (view.scroll + at - room.before) / view.zoom;
  return { zoom, scroll: within(room.before + place * zoom - at, zoom, room) };
}

function within(scroll: number, zoom: number, room: PlotRoom): number {
  const whole = room.before + room.length * zoom + room.after;
  return Math.min(Math.max(scroll, 0), Math.max(whole - room.visible, 0));
}

/** How much closer one turn of a wheel or a spread of two fingers on a pad brings it. `delta` in pixels. */
export function wheelFactor(delta: number): number {
  const steady = Math.min(Math.max(delta, -60), 60);
  return Math.exp(-steady / 120);
}
