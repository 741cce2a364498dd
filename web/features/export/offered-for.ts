import { type ExportFormatWord, exportFormats, type OfferedFormat } from '../../../shared/export-formats.ts';
import type { ExportSubject } from '../../lib/export-subject.ts';

/** A kind of file, by the word of the list. */
export type Offered = OfferedFormat & { word: ExportFormatWord };

/** The kinds of file that there are for this, in their order. */
export function offeredFor({ kind }: Pick<ExportSubject, 'kind'>): readonly Offered[] {
  const all: readonly Offered[] = exportFormats;
  return all.filter((each) => each.of.includes(kind));
}

/** Whether it is made in one piece, in a moment: nobody asks how large it will be, how far it is, or stops it. */
export function isInOnePiece({ kind }: OfferedFormat): boolean {
  return kind === 'picture' || kind === 'document';
}
