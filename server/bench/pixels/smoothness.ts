import type { Page } from '@playwright/test';
import { percentile } from '../statistics.ts';
import { milliseconds } from '../words.ts';
import type { RecordedWindow } from './recorder.ts';

export interface Smoothness {
  frames: number;
  /** Milliseconds between two frames. */
  p99: number;
  /** Frames that the screen would have shown and did not, as a share of all. */
  dropped: number;
  longTasks: number;
  /** The longest main-thread task over 50 ms; 0 where there was none. */
  longest: number;
}

/** A screen shows a frame every so many milliseconds. */
const frame = 1000 / 60;

/** What the page told since it was last cleared. */
export async function smoothnessOf(page: Page): Promise<Smoothness> {
  const { frames, longTasks } = await page.evaluate(() => {
    const { recorder } = window as unknown as RecordedWindow;
    return { frames: recorder.frames, longTasks: recorder.longTasks };
  });
  return smoothness(frames, longTasks);
}

export function smoothness(frames: readonly number[], longTasks: readonly number[]): Smoothness {
  const missed = frames.reduce((sum, delta) => sum + Math.max(0, Math.round(delta / frame) - 1), 0);
  return {
    frames: frames.length,
    p99: percentile(
      frames.toSorted((a, b) => a - b),
      0.99,
    ),
    dropped: frames.length === 0 ? Number.NaN : missed / (frames.length + missed),
    longTasks: longTasks.length,
    longest: Math.max(0, ...longTasks),
  };
}

export function inWords({ frames, p99, dropped, longTasks, longest }: Smoothness): string {
  const tasks = longTasks === 0 ? 'no long task' : `${longTasks} long tasks, up to ${milliseconds(longest)}`;
  return `${tasks}; ${frames} frames, ${(dropped * 100).toFixed(1)}% dropped, p99 ${milliseconds(p99)}`;
}
