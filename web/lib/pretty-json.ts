/** Characters that turn the reading order of what follows; shown as escapes, so that nothing hides in it. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Strings, numbers, words and signs of a text that is JSON, as they are written there. */
export const jsonToken = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Escapes become letters again (vendors write Hebrew as `\u05d0`), all but those that cannot be seen. */
function readable(text: string): string {
  const letters = JSON.stringify(JSON.parse(text));
  return letters.replace(turning, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Indents JSON without changing what it says: numbers keep every digit, and doubled keys stay doubled,
 * neither of which survives parsing and writing. Null where the text is not JSON.
 */
export function prettyJson(text: string): string | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  const tokens = text.match(jsonToken) ?? [];
  let out = '';
  let depth = 0;
  const newLine = (): string => `\n${'  '.repeat(depth)}`;
  tokens.forEach((each, at) => {
    const before = tokens[at - 1];
    if (each === '}' || each === ']') {
      depth -= 1;
      if (before !== '{' && before !== '[') out += newLine();
      out += each;
      return;
    }
    if (before === '{' || before === '[' || before === ',') out += newLine();
    if (each === ':') out += ': ';
    else out += each.startsWith('"') ? readable(each) : each;
    if (each === '{' || each === '[') depth += 1;
  });
  return out;
}
