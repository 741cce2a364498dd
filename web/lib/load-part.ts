import { appUrl } from './base-url.ts';
import { isCut } from './is-cut.ts';

/** Milliseconds between two questions whether the server is there: the first, and the longest. */
const soon = 1000;
const seldom = 8000;

/** One for all parts that wait; null while none does. */
let back: Promise<void> | null = null;

async function answers(): Promise<boolean> {
  try {
    return !isCut() && (await fetch(appUrl('healthz'))).ok;
  } catch {
    return false;
  }
}

async function comeBack(): Promise<void> {
  let pause = soon;
  do {
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 2, seldom);
  } while (!(await answers()));
  back = null;
}

/**
 * Loads a part of the program that is not on the page yet. While the server is away it waits, so that nothing
 * breaks for good; where the part is gone although the server is there (a newer version runs), the page starts anew.
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    await (back ??= comeBack());
  }
  try {
    return await load();
  } catch {
    window.location.reload();
    return new Promise<never>(() => undefined);
  }
}
