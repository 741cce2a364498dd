import { removedTests, sampleAnswer, type RemovedTests } from '../../../shared/api.ts';
import { postJson, removeJson } from '../../lib/api.ts';
import { searchParams } from '../../lib/search-params.ts';

export function playSample(): Promise<{ processId: string }> {
  return postJson('api/sample', {}, sampleAnswer);
}

/** Removes the tests that a search finds, up to a number. */
export function removeTests(q: string): Promise<RemovedTests> {
  return removeJson(`api/tests?${searchParams(q).toString()}`, removedTests);
}
