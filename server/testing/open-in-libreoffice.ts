import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SaxesParser } from 'saxes';

/** A cell as the program holds it. */
export interface OpenedCell {
  text: string;
  /** What it is taken for: `string`, `float`, `date`, ... */
  kind: string;
  /** What the program would compute with, such as a date in ISO 8601; null for text. */
  value: string | null;
  isFormula: boolean;
}

export interface OpenedFile {
  /** By their names, in their order. */
  sheets: Map<string, OpenedCell[][]>;
  /** Among the properties of the file; empty where it has none. */
  description: string;
}

export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

/** Opens a file as a person would, with UTF-8 for a CSV. */
export function openInLibreOffice(name: string, bytes: Uint8Array): OpenedFile {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-office-'));
  try {
    writeFileSync(join(folder, name), bytes);
    const { status, stderr } = spawnSync(
      'soffice',
      [
        // A profile of its own: one that somebody works with is locked.
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        ...(name.endsWith('.csv') ? ['--infilter=CSV:44,34,76'] : []),
        ...['--convert-to', 'fods', '--outdir', join(folder, 'opened'), join(folder, name)],
      ],
      { encoding: 'utf8', timeout: 60_000 },
    );
    if (status !== 0) throw new Error(`LibreOffice ended with ${status}: ${stderr}`);
    return readFlat(readFileSync(join(folder, 'opened', name.replace(/\.\w+$/u, '.fods')), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A flat OpenDocument file. Empty rows and cells at the end, which it repeats without end, are left out. */
function readFlat(xml: string): OpenedFile {
  const sheets: OpenedFile['sheets'] = new Map();
  const parser = new SaxesParser();
  let rows: OpenedCell[][] = [];
  let row: OpenedCell[] = [];
  let cell: OpenedCell | null = null;
  let [description, isInDescription] = ['', false];
  let [paragraphs, isInText, repeated] = [0, false, 1];
  const number = (text: string | undefined) => Number(text ?? 1);

  parser.on('opentag', ({ name, attributes }) => {
    const told = attributes as Record<string, string>;
    if (name === 'dc:description') isInDescription = true;
    else if (name === 'table:table') sheets.set(told['table:name'] ?? '', (rows = []));
    else if (name === 'table:table-row') row = [];
    else if (name === 'table:table-cell') {
      const kind = told['office:value-type'] ?? 'empty';
      const value = told['office:date-value'] ?? told['office:value'] ?? null;
      cell = { text: '', kind, value, isFormula: 'table:formula' in told };
      repeated = number(told['table:number-columns-repeated']);
      paragraphs = 0;
    } else if (cell && name === 'text:p') {
      if (paragraphs > 0) cell.text += '\n';
      paragraphs += 1;
      isInText = true;
    } else if (cell && name === 'text:s') cell.text += ' '.repeat(number(told['text:c']));
    else if (cell && name === 'text:tab') cell.text += '\t';
    else if (cell && name === 'text:line-break') cell.text += '\n';
  });
  parser.on('text', (text) => {
    if (isInDescription) description += text;
    else if (cell && isInText) cell.text += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'dc:description') isInDescription = false;
    else if (name === 'text:p') isInText = false;
    else if (name === 'table:table-cell' && cell) {
      for (let copy = 0; copy < Math.min(repeated, 500); copy += 1) row.push(cell);
      cell = null;
    } else if (name === 'table:table-row') {
      while (row.at(-1)?.kind === 'empty') row.pop();
      if (row.length > 0) rows.push(row);
    }
  });
  parser.write(xml).close();
  return { sheets, description };
}
