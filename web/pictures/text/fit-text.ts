import { textWidth } from './text-width.ts';

const graphemes = new Intl.Segmenter();

/** As much of a text as fits into so many pixels; where that is not all of it, it ends with an ellipsis. */
export function cutText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = Array.from(graphemes.segment(text), ({ segment }) => segment);
  let room = width - textWidth('…', size);
  let kept = 0;
  for (; kept < letters.length; kept += 1) {
    room -= textWidth(letters[kept] ?? '', size);
    if (room < 0) break;
  }
  return `${letters.slice(0, kept).join('').trimEnd()}…`;
}

/** Lines of at most so many pixels, broken between words; a single word that is longer is cut. */
export function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(joined, size) <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines.map((line) => cutText(line, size, width));
}
