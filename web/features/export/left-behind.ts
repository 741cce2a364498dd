import type { ExportSubject } from '../../lib/export-subject.ts';
import { createStore } from '../../lib/store.ts';

/** A file that is still being made when its dialog is closed. */
export interface LeftFile {
  id: string;
  subject: ExportSubject;
}

/** Whoever left them is told on every page how they go, until they are whole. */
export const leftFiles = createStore<readonly LeftFile[]>([]);

export function leaveBehind(file: LeftFile): void {
  leftFiles.set([...leftFiles.get(), file]);
}

export function forget(id: string): void {
  leftFiles.set(leftFiles.get().filter((file) => file.id !== id));
}
