import type { EmbeddedFont } from './letters.ts';
import type { Line } from '../evidence-document.ts';
import { visible } from '../visible.ts';
import { rightToLeft, type SetLine, type Tone } from './set-lines.ts';

/** What a reader's program is told a piece is; `artifact` is what stands on every page and belongs to no text. */
export type Tag = 'Document' | 'H1' | 'H2' | 'P' | 'Table' | 'THead' | 'TBody' | 'TR' | 'TH' | 'TD';

/** A piece of the document's structure, opaque to who writes. Null is none. */
export interface Piece {
  element: ReturnType<PDFKit.PDFDocument['struct']>;
  tag: Tag;
}

export interface Placed {
  line: SetLine;
  /** Points from the left, and from the top to the line on which letters stand. */
  x: number;
  y: number;
}

/** Pages, or what only counts them. Lengths are points from the top left corner. */
export interface Paper {
  turn(): void;
  /** `text` is what it says, for readers to whom turned letters would be read backwards. */
  begin(tag: Tag, parent: Piece | null, text?: Line): Piece | null;
  end(piece: Piece | null): void;
  /** As a part of a piece; of none, it is an artifact. */
  write(piece: Piece | null, lines: readonly Placed[]): void;
  rule(from: number, to: number, y: number): void;
}

/** For a first walk through a document, which tells how many pages it has. */
export function countingPaper(): Paper & { pages: () => number } {
  let pages = 0;
  return {
    turn: () => {
      pages += 1;
    },
    begin: () => null,
    end: () => undefined,
    write: () => undefined,
    rule: () => undefined,
    pages: () => pages,
  };
}

const inks: Record<Tone, string> = { ink: '.082 .09 .11', faint: '.337 .361 .408', brand: '.227 .294 .847' };
/** The types of the package do not know it yet. */
const columnHead: object = { scope: 'Column' };
const grey = '.898 .898 .875';

export function pdfPaper(document: PDFKit.PDFDocument): Paper {
  const fontsOfPage = () => (document.page as unknown as { fonts: Record<string, unknown> }).fonts;

  function draw({ line, x, y }: Placed): void {
    const scale = line.size / 1000;
    const commands: string[] = [];
    let [font, tone]: [EmbeddedFont | null, Tone | null] = [null, null];
    // Where the next glyph stands by itself; what stands elsewhere is put there.
    let next = Number.NaN;
    let hex = '';
    const flush = () => {
      if (hex !== '') commands.push(`<${hex}> Tj`);
      hex = '';
    };
    for (const { letter, tone: shade, x: offset } of line.letters) {
      if (letter.font !== font || shade !== tone) {
        flush();
        if (shade !== tone) commands.push(`${inks[shade]} rg`);
        if (letter.font !== font) commands.push(`/${letter.font.id} ${line.size} Tf`);
        [font, tone] = [letter.font, shade];
        fontsOfPage()[font.id] ??= font.ref();
      }
      for (const glyph of letter.glyphs) {
        const at = x + offset + glyph.x * scale;
        if (glyph.y !== 0 || !(Math.abs(at - next) < 0.01)) {
          flush();
          commands.push(`1 0 0 -1 ${at.toFixed(3)} ${(y - glyph.y * scale).toFixed(3)} Tm`);
        }
        hex += glyph.hex;
        // A letter of several glyphs is placed glyph by glyph.
        next = letter.glyphs.length === 1 ? x + offset + letter.width * scale : Number.NaN;
      }
    }
    flush();
    if (commands.length > 0) document.addContent(`BT ${commands.join(' ')} ET`);
  }

  return {
    turn: () => void document.addPage(),

    begin(tag, parent, text = []) {
      const said = text.map((each) => (each.kind === 'time' ? each.zoned : visible(each.text))).join('');
      const element = document.struct(tag, {
        ...(tag === 'TH' ? columnHead : {}),
        ...(rightToLeft.test(said) ? { actual: said } : {}),
      });
      if (parent) parent.element.add(element);
      else document.addStructure(element);
      return { element, tag };
    },

    end: (piece) => piece?.element.end(),

    write(piece, lines) {
      if (piece) piece.element.add(document.markStructureContent(piece.tag));
      else document.markContent('Artifact', { type: 'Pagination' });
      for (const each of lines) draw(each);
      document.endMarkedContent();
    },

    rule(from, to, y) {
      document.markContent('Artifact', { type: 'Layout' });
      document.addContent(`${grey} RG .5 w ${from} ${y.toFixed(2)} m ${to} ${y.toFixed(2)} l S`);
      document.endMarkedContent();
    },
  };
}
