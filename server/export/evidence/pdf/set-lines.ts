import bidiFactory from 'bidi-js';
import type { Inline, Line } from '../evidence-document.ts';
import { visible } from '../visible.ts';
import type { Face, Letter, Letters } from './letters.ts';

export type Tone = 'ink' | 'faint' | 'brand';

/** A line as it is drawn, from left to right. Lengths are points. */
export interface SetLine {
  width: number;
  size: number;
  letters: readonly { letter: Letter; tone: Tone; x: number }[];
}

export interface Setting {
  letters: Letters;
  direction: 'ltr' | 'rtl';
  size: number;
  width: number;
  face?: Face;
  tone?: Tone;
}

/** A letter in the order of reading; `at` is its place in the text that the directions are worked out from. */
interface Placed {
  text: string;
  at: number;
  face: Face;
  tone: Tone;
  width: number;
  /** Whether a line may end behind it, or does. */
  behind: 'letter' | 'word' | 'line';
}

const bidi = bidiFactory();
/** Marks of a piece whose direction is its own: from left to right, as its first letter says, and the end of either. */
const [leftToRight, byFirstLetter, end] = ['\u2066', '\u2068', '\u2069'];
export const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** Breaks pieces of text into lines of a width and puts each into the order in which it is seen. */
export function setLines(pieces: Line, setting: Setting): SetLine[] {
  const { placed, text } = read(pieces, setting);
  const isOneWay = pieces.length === 1 && (pieces[0]?.kind === 'code' || pieces[0]?.kind === 'time');
  const isPlain = (setting.direction === 'ltr' || isOneWay) && !rightToLeft.test(text);
  const levels = isPlain ? null : bidi.getEmbeddingLevels(text, setting.direction);
  return broken(placed, setting.width).map((line) => {
    const from = line[0]?.at ?? 0;
    const last = line.at(-1);
    const to = last ? last.at + last.text.length - 1 : from;
    const ordered = levels ? inOrder(line, bidi.getReorderSegments(text, levels, from, to)) : line;
    let x = 0;
    const letters = ordered.flatMap((each) => {
      const isTurned = ((levels?.levels[each.at] ?? 0) & 1) === 1;
      const mirrored = isTurned ? bidi.getMirroredCharacter(each.text) : null;
      const letter =
        (mirrored === null ? null : setting.letters.find(each.face, mirrored)) ??
        setting.letters.find(each.face, each.text);
      if (!letter) return [];
      const drawn = { letter, tone: each.tone, x };
      x += (letter.width * setting.size) / 1000;
      return [drawn];
    });
    return { width: x, size: setting.size, letters };
  });
}

function read(pieces: Line, { letters, size, face = 'text', tone = 'ink' }: Setting) {
  const placed: Placed[] = [];
  let text = '';
  const add = (piece: string, as: Face, shade: Tone, [before, after]: readonly [string, string]) => {
    text += before;
    for (const each of letters.split(as, visible(piece).replaceAll(/\s+/gu, ' '))) {
      const width = ((letters.find(as, each)?.width ?? 0) * size) / 1000;
      const behind = each === ' ' ? 'word' : 'letter';
      placed.push({ text: each, at: text.length, face: as, tone: shade, width, behind });
      text += each;
    }
    text += after;
  };
  const code = face === 'strong' ? face : 'code';
  for (const piece of pieces) {
    if (piece.kind === 'time') {
      add(piece.zoned, code, tone, [leftToRight, end]);
      // A time of day and its distance from UTC stay together.
      const gap = placed.findLast(({ behind }) => behind === 'word');
      if (gap) gap.behind = 'letter';
      const last = placed.at(-1);
      if (piece.utc === null || !last) continue;
      last.behind = 'line';
      add(piece.utc, code, 'faint', [leftToRight, end]);
    } else if (piece.kind === 'code') add(piece.text, code, tone, [leftToRight, end]);
    else add(piece.text, face, tone, piece.kind === 'told' ? [byFirstLetter, end] : ['', '']);
  }
  return { placed, text };
}

/** At spaces; inside a word only where it is wider than a line. Spaces at the end of a line are left out. */
function broken(placed: readonly Placed[], room: number): Placed[][] {
  const lines: Placed[][] = [];
  let line: Placed[] = [];
  let width = 0;
  /** How many letters of the line stand up to its last space. */
  let words = 0;
  const close = (kept: number) => {
    const rest = line.slice(kept);
    const whole = line.slice(0, kept);
    while (whole.at(-1)?.text === ' ') whole.pop();
    if (whole.length > 0) lines.push(whole);
    line = rest;
    width = rest.reduce((sum, each) => sum + each.width, 0);
    words = 0;
  };
  for (const each of placed) {
    if (each.text === ' ' && line.length === 0) continue;
    // A hundredth of a point: widths are sums of fractions.
    if (width + each.width > room + 0.01 && each.text !== ' ' && line.length > 0)
      close(words > 0 ? words : line.length);
    line.push(each);
    width += each.width;
    if (each.behind === 'word') words = line.length;
    if (each.behind === 'line') close(line.length);
  }
  close(line.length);
  return lines.length > 0 ? lines : [[]];
}

/** The segments that are turned around, one inside the other, applied to whole letters. */
function inOrder(line: readonly Placed[], segments: readonly (readonly number[])[]): Placed[] {
  const ordered = [...line];
  // By their places in the text, since a letter may be several characters and marks stand between.
  const places = line.map(({ at }) => at);
  for (const [from = 0, to = 0] of segments) {
    const first = places.findIndex((at) => at >= from);
    const behind = places.findIndex((at) => at > to);
    if (first < 0) continue;
    const turned = ordered.slice(first, behind < 0 ? undefined : behind).reverse();
    ordered.splice(first, turned.length, ...turned);
  }
  return ordered;
}

/** Words of our own as a line. */
export function plain(text: string): [Inline] {
  return [{ kind: 'words', text }];
}
