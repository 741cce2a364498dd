import type { EvidenceDocument, EvidenceSection, Line, SectionId } from '../evidence-document.ts';
import type { Letters } from './letters.ts';
import type { Paper, Piece, Placed, Tag } from './paper.ts';
import { plain, type Setting, setLines, type SetLine } from './set-lines.ts';

/** A4 in points, and what is kept free of it. */
export const sheet = { width: 595.28, height: 841.89, side: 40, top: 62, bottom: 58 };
const inside = sheet.width - 2 * sheet.side;
const floor = sheet.height - sheet.bottom;

/** Parts of the width; those with times and hashes have room for one of them. */
const columns: Record<SectionId, readonly number[]> = {
  process: [1, 4],
  labels: [1, 3],
  stations: [4, 2, 3],
  events: [26, 102, 72, 102.5, 110.2, 102.5],
  deliveries: [30, 102, 80, 44, 258],
  documents: [12, 4, 19],
};
const small = 7.5;
/** Sixty-four figures of a hash fit into their column. */
const tiny = 6.5;
const leading = 1.38;
const pad = { side: 4, top: 3 };
/** A row that is higher is broken where the page ends: moved as a whole it would leave too much of a page empty. */
const tall = 200;

interface Cell {
  piece: Piece | null;
  text: Line;
  lines: readonly SetLine[];
  /** Its edges, less the padding. */
  left: number;
  right: number;
}

export interface Composed {
  document: EvidenceDocument;
  letters: Letters;
  paper: Paper;
  root: string;
  /** Of pages, as far as they are known. */
  total: number;
}

/** Writes a document on paper; yields now and then, so that what is done can be taken away. */
export function* compose({ document, letters, paper, root, total }: Composed): Generator<undefined> {
  const { words, direction, sections, number, about } = document;
  const isTurned = direction === 'rtl';
  const title: Line = [...plain(`${words.title} `), { kind: 'told', text: number }];
  const setting: Setting = { letters, direction, size: small, width: inside };
  let page = 0;
  let y = floor;

  const height = (lines: readonly SetLine[]) => lines.reduce((sum, { size }) => sum + size * leading, 0);

  /** Lines one below the other, as they begin at an edge. */
  function placed(
    lines: readonly SetLine[],
    [left, right]: readonly [number, number],
    from: number,
  ): Placed[] {
    let at = from;
    return lines.map((line) => {
      at += line.size * leading;
      return { line, x: isTurned ? right - line.width : left, y: at - line.size * 0.38 };
    });
  }

  const edges = [sheet.side, sheet.width - sheet.side] as const;

  function turn(): void {
    paper.turn();
    page += 1;
    y = sheet.top;
    const quiet: Setting = { ...setting, size: tiny, tone: 'faint' };
    const head = setLines([...plain('Signalbox · '), ...title], quiet).slice(0, 1);
    const foot = setLines([...plain(`${words.root}: `), { kind: 'code', text: root }], quiet);
    const count = setLines([{ kind: 'code', text: `${page} / ${total}` }], quiet);
    paper.write(null, placed(head, edges, 30));
    paper.rule(...edges, floor + 14);
    paper.write(null, placed(foot, edges, floor + 18));
    paper.write(
      null,
      count.map((line) => ({
        line,
        x: isTurned ? edges[0] : edges[1] - line.width,
        y: floor + 18 + line.size * (leading - 0.38),
      })),
    );
  }

  function* paragraph(tag: Tag, text: Line, look: Partial<Setting>, behind: number): Generator<undefined> {
    const piece = paper.begin(tag, tree, text);
    for (const line of setLines(text, { ...setting, ...look })) {
      if (y + height([line]) > floor) turn();
      paper.write(piece, placed([line], edges, y));
      y += height([line]);
    }
    paper.end(piece);
    y += behind;
    yield;
  }

  function cellsOf(section: EvidenceSection, row: readonly Line[], look: Partial<Setting>): Cell[] {
    const parts = columns[section.id];
    const whole = parts.reduce((sum, each) => sum + each, 0);
    let from = 0;
    return row.map((text, index) => {
      const width = row.length === 1 ? inside : ((parts[index] ?? 0) / whole) * inside;
      const left = isTurned ? sheet.width - sheet.side - from - width : sheet.side + from;
      from += width;
      const room = width - 2 * pad.side;
      // Codes are small, so that hashes and times stay whole; words beside them may be larger.
      const size = text.some(({ kind }) => kind === 'code' || kind === 'time') ? tiny : small;
      const lines = setLines(text, { ...setting, size, width: room, ...look });
      return { piece: null, text, lines, left: left + pad.side, right: left + width - pad.side };
    });
  }

  const rowHeight = (cells: readonly Cell[]) =>
    Math.max(...cells.map(({ lines }) => height(lines))) + 2 * pad.top;

  /** Draws as much of a row as has room on this page and gives what is left of it. */
  function drawn(cells: readonly Cell[]): Cell[] {
    paper.rule(...edges, y);
    let tallest = 0;
    const rest = cells.map((cell) => {
      let fitting = 0;
      let room = floor - y - 2 * pad.top;
      for (const { size } of cell.lines) {
        room -= size * leading;
        if (room < -0.01) break;
        fitting += 1;
      }
      const here = cell.lines.slice(0, fitting);
      if (here.some(({ letters: each }) => each.length > 0))
        paper.write(cell.piece, placed(here, [cell.left, cell.right], y + pad.top));
      tallest = Math.max(tallest, height(here));
      return { ...cell, lines: cell.lines.slice(fitting) };
    });
    y += tallest + 2 * pad.top;
    return rest;
  }

  function* table(section: EvidenceSection): Generator<undefined> {
    const hasHead = section.heads.some((head) => head !== '');
    const faint: Partial<Setting> = { size: tiny, tone: 'faint' };
    const head = hasHead ? cellsOf(section, section.heads.map(plain), faint) : [];
    const headHeight = hasHead ? rowHeight(head) : 0;
    const shown = section.rows.length > 0 ? section.rows.map(({ cells }) => cells) : [[plain(words.none)]];

    // A title does not stay behind without its first row.
    const first = rowHeight(cellsOf(section, shown[0] ?? [], {}));
    if (y + 30 + headHeight + Math.min(first, tall) > floor) turn();
    y += 12;
    yield* paragraph('H2', plain(section.title), { size: 11, face: 'strong' }, 3);

    const piece = paper.begin('Table', tree);
    if (hasHead) {
      const part = paper.begin('THead', piece);
      drawRow(part, 'TH', head);
      paper.end(part);
    }
    const body = paper.begin('TBody', piece);
    for (const row of shown) {
      const cells = cellsOf(section, row, {});
      const needed = rowHeight(cells);
      if (y + (needed > tall ? 40 : needed) > floor) turnTable(head);
      drawRow(body, 'TD', cells, head);
      yield;
    }
    paper.end(body);
    paper.end(piece);
  }

  /** On the next page the names of the columns stand again; they are told to be there once. */
  function turnTable(head: readonly Cell[]): void {
    turn();
    if (head.length > 0) drawn(head);
  }

  function drawRow(parent: Piece | null, tag: Tag, cells: readonly Cell[], head: readonly Cell[] = []): void {
    const row = paper.begin('TR', parent);
    const own = cells.map((cell) => ({ ...cell, piece: paper.begin(tag, row, cell.text) }));
    let rest = drawn(own);
    while (rest.some(({ lines }) => lines.length > 0)) {
      turnTable(head);
      rest = drawn(rest);
    }
    for (const { piece } of own) paper.end(piece);
    paper.end(row);
  }

  const tree = paper.begin('Document', null);
  turn();
  y -= 12;
  yield* paragraph('P', plain('Signalbox'), { size: 9, face: 'strong', tone: 'brand' }, 2);
  yield* paragraph('H1', title, { size: 17, face: 'strong' }, 6);
  for (const line of about) yield* paragraph('P', line, { size: 8.5 }, 2);
  for (const section of sections) yield* table(section);
  y += 14;
  if (y + 80 > floor) turn();
  yield* paragraph('H2', plain(words.proves), { size: 11, face: 'strong' }, 3);
  for (const text of [words.proof, words.howPdf]) yield* paragraph('P', plain(text), { size: 8.5 }, 4);
  paper.end(tree);
}
