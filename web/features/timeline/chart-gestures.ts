/** Pixels that a pressed mouse moves before it drags the plot and no longer presses what is below it. */
const dragFrom = 4;

/** Pulls the plot along with the pressed mouse; fingers scroll it by themselves. Call what it gives back to end it. */
export function watchDrag(element: HTMLElement): () => void {
  let from: { x: number; scroll: number } | null = null;
  let dragging = false;
  const down = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    dragging = false;
    from = { x: event.clientX, scroll: element.scrollLeft };
  };
  const move = (event: PointerEvent): void => {
    if (from === null) return;
    const moved = event.clientX - from.x;
    if (!dragging && Math.abs(moved) < dragFrom) return;
    if (!dragging) element.setPointerCapture(event.pointerId);
    dragging = true;
    element.scrollLeft = from.scroll - moved;
  };
  const up = (): void => {
    from = null;
  };
  // The click that ends a drag is not meant for the mark below it.
  const click = (event: MouseEvent): void => {
    if (!dragging) return;
    dragging = false;
    event.stopPropagation();
  };
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', up);
  element.addEventListener('click', click, { capture: true });
  return () => {
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', up);
    element.removeEventListener('click', click, { capture: true });
  };
}

/** Tells by how much two fingers have moved apart since it last did, and where their middle is. */
export function watchPinch(
  element: HTMLElement,
  onPinch: (factor: number, clientX: number) => void,
): () => void {
  let apart = 0;
  const start = (event: TouchEvent): void => {
    apart = spread(event)?.apart ?? 0;
  };
  const move = (event: TouchEvent): void => {
    const now = spread(event);
    if (now === null) return;
    // Otherwise the browser zooms the page.
    event.preventDefault();
    if (apart > 0 && now.apart > 0) onPinch(now.apart / apart, now.middle);
    apart = now.apart;
  };
  element.addEventListener('touchstart', start, { passive: true });
  element.addEventListener('touchmove', move, { passive: false });
  return () => {
    element.removeEventListener('touchstart', start);
    element.removeEventListener('touchmove', move);
  };
}

function spread({ touches }: TouchEvent): { apart: number; middle: number } | null {
  const [a, b] = [touches[0], touches[1]];
  if (a === undefined || b === undefined) return null;
  return {
    apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
    middle: (a.clientX + b.clientX) / 2,
  };
}
