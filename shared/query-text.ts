/**
 * The written form of a search: terms separated by spaces, ANDed. A term may be quoted as a whole or after
 * its key (`position:"night nurse"`); inside quotes `\"` and `\\` stand for themselves. A leading `-` excludes.
 */
export interface QueryTerm {
  /** The term as it was typed, quotes and all: what a page removes again. */
  text: string;
  negated: boolean;
  /** What stands before the first unquoted colon; null where there is none. */
  key: string | null;
  value: string;
  /** True where the value was quoted: then it is plain text and never a number. */
  quoted: boolean;
}

interface Piece {
  text: string;
  quoted: boolean;
  end: number;
}

/** Reads up to an unquoted stop. A quote opens only at the start of a piece; one never closed runs to the end. */
function readPiece(input: string, start: number, stopAtColon: boolean): Piece {
  if (input[start] === '"') {
    let text = '';
    let at = start + 1;
    while (at < input.length && input[at] !== '"') {
      if (input[at] === '\\' && (input[at + 1] === '"' || input[at + 1] === '\\')) at += 1;
      text += input[at] ?? '';
      at += 1;
    }
    return { text, quoted: true, end: Math.min(at + 1, input.length) };
  }
  let at = start;
  while (at < input.length && !/\s/u.test(input[at] ?? '') && !(stopAtColon && input[at] === ':')) at += 1;
  return { text: input.slice(start, at), quoted: false, end: at };
}

export function splitTerms(input: string): QueryTerm[] {
  const terms: QueryTerm[] = [];
  let at = 0;
  for (;;) {
    while (at < input.length && /\s/u.test(input[at] ?? '')) at += 1;
    if (at >= input.length) return terms;
    const start = at;
    const negated = input[at] === '-' && at + 1 < input.length && !/\s/u.test(input[at + 1] ?? '');
    if (negated) at += 1;
    const first = readPiece(input, at, true);
    at = first.end;
    let key: string | null = null;
    let value = first;
    if (input[at] === ':' && first.text !== '') {
      key = first.text;
      value = readPiece(input, at + 1, false);
      at = value.end;
    } else if (!first.quoted && input[at] === ':') {
      value = readPiece(input, at, false);
      at = value.end;
    }
    terms.push({ text: input.slice(start, at), negated, key, value: value.text, quoted: value.quoted });
  }
}

function quote(text: string, plain: RegExp): string {
  return plain.test(text) ? text : `"${text.replace(/[\\"]/gu, '\\$&')}"`;
}

/** The text of one `key:value` term, quoted where it must be. Read back by `splitTerms`. */
export function writeTerm(key: string, value: string): string {
  return `${quote(key, /^[^\s":-][^\s":]*$/u)}:${quote(value, /^[^\s"]+$/u)}`;
}
