import { setTimeout as sleep } from 'node:timers/promises';
import type { About, Storage } from '../../shared/api.ts';

/** Milliseconds: the server looks every five seconds. */
const patience = 7000;

/** Whether a page is told within one look of the server that `holds`. */
export async function isToldThat(url: string, holds: (storage: Storage) => boolean): Promise<boolean> {
  const askedAt = performance.now();
  while (performance.now() - askedAt < patience) {
    const { storage } = (await (await fetch(`${url}/api/about`)).json()) as About;
    if (holds(storage)) return true;
    await sleep(100);
  }
  return false;
}

/** What a monitor reads at /readyz. */
export async function readiness(url: string): Promise<{ status: number; warning: string | null }> {
  const answer = await fetch(`${url}/readyz`);
  const { warning = null } = (await answer.json()) as { warning?: string };
  return { status: answer.status, warning };
}
