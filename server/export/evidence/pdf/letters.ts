import { numbered } from '../visible.ts';
import type { FontName } from './font-files.ts';

export type Face = 'text' | 'strong' | 'code';

/** A letter with the marks that it carries, in the font that has them. Lengths are thousandths of the font's size. */
export interface Letter {
  font: EmbeddedFont;
  width: number;
  glyphs: readonly { hex: string; x: number; y: number }[];
}

/** What there is of a font inside pdfkit, as far as it is used here. */
export interface EmbeddedFont {
  id: string;
  font: { hasGlyphForCodePoint(code: number): boolean };
  encode(
    text: string,
    features: Record<string, boolean>,
  ): [hex: string[], at: { xAdvance: number; xOffset: number; yOffset: number }[]];
  ref(): unknown;
}

const families: Record<Face, readonly FontName[]> = {
  text: ['text', 'hebrew', 'code'],
  strong: ['strong', 'strongHebrew', 'code'],
  code: ['code', 'hebrew', 'text'],
};
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Every one of them a letter by itself, and in every font. */
const simple = /^[ -~]*$/u;
const features = { kern: false, liga: false, calt: false };

/**
 * Shapes each letter once: pdfkit's own `text()` shapes a line anew whenever it is drawn, half a millisecond for each
 * piece, and a large process has a hundred thousand of them.
 */
export function createLetters(fontOf: (name: FontName) => EmbeddedFont) {
  const known: Record<Face, Map<string, Letter | null>> = {
    text: new Map(),
    strong: new Map(),
    code: new Map(),
  };

  function shape(face: Face, cluster: string): Letter | null {
    const codes = Array.from(cluster, (each) => each.codePointAt(0) ?? 0);
    const font = families[face]
      .map(fontOf)
      .find((each) => codes.every((code) => each.font.hasGlyphForCodePoint(code)));
    if (!font) return null;
    const [hex, places] = font.encode(cluster, features);
    let width = 0;
    const glyphs = hex.map((each, index) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = places[index] ?? {};
      width += xAdvance;
      return { hex: each, x: width - xAdvance + xOffset, y: yOffset };
    });
    return { font, width, glyphs };
  }

  function find(face: Face, cluster: string): Letter | null {
    const before = known[face].get(cluster);
    if (before !== undefined) return before;
    const letter = shape(face, cluster);
    known[face].set(cluster, letter);
    return letter;
  }

  return {
    find,

    /** The text in pieces that each are one letter; what no font has stands as its number. */
    split(face: Face, text: string): string[] {
      if (simple.test(text)) return Array.from(text);
      return Array.from(clusters.segment(text), ({ segment }) => segment).flatMap((cluster) => {
        if (find(face, cluster)) return [cluster];
        return Array.from(cluster).flatMap((each) => (find(face, each) ? each : Array.from(numbered(each))));
      });
    },
  };
}
export type Letters = ReturnType<typeof createLetters>;
