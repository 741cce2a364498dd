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

/** Inside quotes: a backslash before a quote or another one belongs to it. Never two ways to read the same, so it is quick. */
const inner = String.raw`(?:[^"\\]|\\(?:["\\]|(?!["\\])))`;
const word = new RegExp(
  [
    // A dash before nothing is text.
    String.raw`\s*(-(?=[^\s)]))?`,
    String.raw`(?:([()])|`,
    String.raw`(?:(?:"(${inner}+)"|([^\s():"][^\s():]*)):)?`,
    String.raw`(?:"(${inner}*)("?)|([^\s()]*)))`,
  ].join(''),
  'guy',
);

/** Quotes as phones and word processors write them, around words: inside a word they are letters, as in Hebrew initials. */
const opening = '[“”„‟«״]';
const curly = new RegExp(
  // What stands in straight quotes is left as it is.
  String.raw`(?<=^|[\s(:-])(?:"${inner}*"?|${opening}([^"]{0,300}?)(?:[“”»״"](?=$|[\s):])|$))`,
  'gu',
);

/** With quotes as they are read, each where it stood. */
function straightened(input: string): string {
  return input.replace(curly, (all, inside?: string) => {
    if (inside === undefined) return all;
    return `"${inside}${all.length > inside.length + 1 ? '"' : ''}`;
  });
}

/** Any text at all has its words; a mistake in it is found by whoever reads them together. */
export function readTokens(input: string): QueryToken[] {
  return [...straightened(input).matchAll(word)].flatMap((match): QueryToken[] => {
    const [all, dash, mark, quotedKey, bareKey, quoted, closing, bare = ''] = match;
    const at = match.index + all.length - all.trimStart().length;
    const text = input.slice(at, match.index + all.length);
    const own = { at, text, negated: dash !== undefined };
    if (text === '') return [];
    if (mark) return [{ kind: mark === '(' ? 'open' : 'close', ...own }];
    if (/^(?:or|\|)$/iu.test(text)) return [{ kind: 'or', ...own }];
    return [
      {
        kind: 'term',
        ...own,
        key: plain(quotedKey) ?? bareKey ?? null,
        value: plain(quoted) ?? bare,
        quoted: quoted !== undefined,
        isOpen: closing === '',
      },
    ];
  });
}

function plain(quoted: string | undefined): string | undefined {
  return quoted?.replace(/\\(["\\])/gu, '$1');
}

function quote(text: string, bare: RegExp): string {
  return bare.test(text) ? text : `"${text.replace(/[\\"]/gu, '\\$&')}"`;
}

/** The text of one `key:value` term, quoted where it must be. Read back by `readTokens`. */
export function writeTerm(key: string, value: string): string {
  return `${quote(key, /^[^\s"“”„‟«״():-][^\s"():]*$/u)}:${quote(value, /^[^\s"“”„‟«״()*<>][^\s"()]*$/u)}`;
}
