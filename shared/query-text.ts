/**
 * A search as it is written, cut into words: `state:running (region:north or "night nurse") -is:test`. Terms stand side
 * by side; quotes hold together what spaces, colons and parentheses would part, and inside them `\"` and `\\` stand for
 * themselves. What the words mean together is read by `query-tree.ts`.
 */
export interface QueryTerm {
  kind: 'term';
  /** Where it begins. */
  at: number;
  /** The term as it was typed, dash, quotes and all. */
  text: string;
  negated: boolean;
  /** What stands before the first unquoted colon; null where there is none. */
  key: string | null;
  value: string;
  /** True where the value was quoted: then it is plain text and never a number or a sign. */
  quoted: boolean;
  /** True where a quote is never closed: it runs to the end. */
  isOpen: boolean;
}

/** `or`, in any case, or `|`; a parenthesis, which may be negated where it opens. */
export interface QueryMark {
  kind: 'or' | 'open' | 'close';
  at: number;
  text: string;
  negated: boolean;
}

export type QueryToken = QueryTerm | QueryMark;

interface Piece {
  text: string;
  quoted: boolean;
  isOpen: boolean;
  end: number;
}

/** Reads up to an unquoted stop. A quote opens only at the start of a piece. */
function readPiece(input: string, start: number, stop: RegExp): Piece {
  let at = start;
  if (input[start] !== '"') {
    while (at < input.length && !stop.test(input[at] ?? '')) at += 1;
    return { text: input.slice(start, at), quoted: false, isOpen: false, end: at };
  }
  let text = '';
  at += 1;
  while (at < input.length && input[at] !== '"') {
    if (input[at] === '\\' && (input[at + 1] === '"' || input[at + 1] === '\\')) at += 1;
    text += input[at] ?? '';
    at += 1;
  }
  return { text, quoted: true, isOpen: at >= input.length, end: Math.min(at + 1, input.length) };
}

/** Any text at all has its words; a mistake in it is found by whoever reads them together. */
export function readTokens(input: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  let end = 0;
  for (;;) {
    while (/\s/u.test(input[end] ?? '')) end += 1;
    if (end >= input.length) return tokens;
    const at = end;
    // A dash before nothing is text.
    const negated = input[at] === '-' && /[^\s)]/u.test(input[at + 1] ?? '');
    if (negated) end += 1;
    if (input[end] === '(' || input[end] === ')') {
      const kind = input[end] === '(' ? 'open' : 'close';
      end += 1;
      tokens.push({ kind, at, text: input.slice(at, end), negated });
      continue;
    }
    const first = readPiece(input, end, /[\s():]/u);
    end = first.end;
    let key: string | null = null;
    let value = first;
    if (input[end] === ':' && (first.text !== '' || !first.quoted)) {
      if (first.text !== '') key = first.text;
      // A colon before anything else is text.
      value = readPiece(input, key === null ? end : end + 1, /[\s()]/u);
      end = value.end;
    }
    const text = input.slice(at, end);
    if (/^(?:or|\|)$/iu.test(text)) tokens.push({ kind: 'or', at, text, negated });
    else {
      const { quoted, isOpen } = value;
      tokens.push({ kind: 'term', at, text, negated, key, value: value.text, quoted, isOpen });
    }
  }
}

function quote(text: string, plain: RegExp): string {
  return plain.test(text) ? text : `"${text.replace(/[\\"]/gu, '\\$&')}"`;
}

/** The text of one `key:value` term, quoted where it must be. Read back by `readTokens`. */
export function writeTerm(key: string, value: string): string {
  return `${quote(key, /^[^\s"():-][^\s"():]*$/u)}:${quote(value, /^[^\s"()*<>][^\s"()]*$/u)}`;
}
