import { appUrl } from './base-url.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function answers(): Promise<boolean> {
  try {
    return (await fetch(appUrl('healthz'))).ok;
  } catch {
    return false;
  }
}

/**
 * Loads a part of the program that is not on the page yet. While the server is away it waits, so that nothing
 * breaks for good; where the part is gone although the server is there (a newer version runs), the page starts anew.
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    do await sleep(1000);
    while (!(await answers()));
  }
  try {
    return await load();
  } catch {
    window.location.reload();
    return new Promise<never>(() => undefined);
  }
}
