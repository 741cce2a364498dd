/** A cell: text, a number, a moment in epoch milliseconds or a length of time in milliseconds; null is empty. */
export type SheetCell = string | number | null | { moment: number } | { lasts: number };

export interface SheetLook {
  isRightToLeft: boolean;
  /** In characters, by column. */
  widths: readonly number[];
  /** Milliseconds that the reader's clock is ahead of UTC at a moment: a spreadsheet knows no zones. */
  ahead: (moment: number) => number;
}

const day = 86_400_000;
/** Days from the spreadsheets' first to that of the epoch. */
const epoch = 25_569;
/** The longest text that a cell of Excel may hold. */
const longest = 32_767;
const cut = ' … (cut here: a cell holds no more)';

/** The beginning of a sheet whose first row stays in sight. */
export function sheetHead({ isRightToLeft, widths }: SheetLook): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView${isRightToLeft ? ' rightToLeft="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`;
}

export const sheetEnd = '</sheetData></worksheet>';

/** `row` counts from 1; `style` is that of its texts, see `workbook-xml.ts` for the numbers. */
export function sheetRow(cells: readonly SheetCell[], look: SheetLook, row: number, style = 0): string {
  const written = cells.map((cell, index) =>
    cell === null ? '' : `<c r="${columnName(index)}${row}"${cellXml(cell, look, style)}</c>`,
  );
  return `<row r="${row}">${written.join('')}</row>`;
}

const columnNames: string[] = [];

/** A to Z, AA to ZZ, AAA and on. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return (columnNames[index] ??= index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter);
}

/** The rest of a cell after its place. */
function cellXml(cell: NonNullable<SheetCell>, { ahead }: SheetLook, style: number): string {
  // Beyond 15 digits a spreadsheet rounds.
  if (typeof cell === 'number')
    return Math.abs(cell) < 1e15 ? `><v>${cell}</v>` : textXml(String(cell), style);
  if (typeof cell === 'string') return textXml(cell, style);
  if ('lasts' in cell) return ` s="3"><v>${cell.lasts / day}</v>`;
  return ` s="2"><v>${(cell.moment + ahead(cell.moment)) / day + epoch}</v>`;
}

/** Always text, never a formula, whatever it begins with. */
function textXml(text: string, style: number): string {
  const whole = text.length > longest ? text.slice(0, longest - cut.length) + cut : text;
  return ` t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${escaped(whole)}</t></is>`;
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What XML cannot hold is written as the format has it: `_x0001_`; and what looks like that, so that it stays text. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replace(/\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f]/gu,
      (mark) => `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>]/gu, (mark) => marks[mark] ?? mark);
}
