import type { Sort } from '../../shared/api.ts';
import { createStore } from './store.ts';

/** What is to be taken away as a file: what the screen shows. `at` is a moment of the past, in epoch milliseconds. */
export type ExportSubject =
  | { kind: 'search'; q: string; sort: Sort; at: number | null }
  | { kind: 'process'; processId: string; source: string | undefined; title: string; at: number | null };

/** Null while nobody is asking for a file. */
export const exportSubject = createStore<ExportSubject | null>(null);
