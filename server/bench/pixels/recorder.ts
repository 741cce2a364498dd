/** What a page tells of itself while it is looked at; runs inside the page, so it may use nothing from outside. */
export interface Recorder {
  /** Milliseconds between two frames, and of main-thread tasks over 50 ms. */
  frames: number[];
  longTasks: number[];
  clear: () => void;
  /** The page's clock, as `performance.timeOrigin + performance.now()`. */
  now: () => number;
  /** Resolves to the time of the first frame after the row that links to `path` shows `text`. */
  seen: (path: string, text: string) => Promise<number>;
  /** Scrolls so many pixels with every frame for a while; resolves to the rows that were passed. */
  scroll: (pixels: number, milliseconds: number) => Promise<number>;
}

export type RecordedWindow = Window & { recorder: Recorder };

/** Given to the page before its own code. */
export function installRecorder(): void {
  const now = () => performance.timeOrigin + performance.now();
  const frames: number[] = [];
  const longTasks: number[] = [];
  const waiting = new Map<string, { path: string; found: (at: number) => void }>();

  const nextFrame = (last: number) =>
    requestAnimationFrame((at) => {
      if (last > 0) frames.push(at - last);
      nextFrame(at);
    });
  nextFrame(0);
  new PerformanceObserver((list) =>
    longTasks.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({
    type: 'longtask',
    buffered: true,
  });

  const look = () => {
    for (const [text, { path, found }] of waiting) {
      const row = document.querySelector(`a[href$="${path}"]`)?.closest('[role=row]');
      if (row?.textContent.includes(text) !== true) continue;
      waiting.delete(text);
      requestAnimationFrame(() => found(now()));
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });

  const recorder: Recorder = {
    frames,
    longTasks,
    now,
    clear() {
      frames.length = 0;
      longTasks.length = 0;
    },
    seen: (path, text) => new Promise((found) => waiting.set(text, { path, found })),
    scroll: (pixels, milliseconds) =>
      new Promise((resolve) => {
        const end = performance.now() + milliseconds;
        const passed = new Set<string>();
        const step = () => {
          window.scrollBy(0, pixels);
          for (const row of document.querySelectorAll('[role=row][aria-rowindex]'))
            passed.add(row.getAttribute('aria-rowindex') ?? '');
          if (performance.now() < end) requestAnimationFrame(step);
          else resolve(passed.size);
        };
        step();
      }),
  };
  (window as unknown as RecordedWindow).recorder = recorder;
}
