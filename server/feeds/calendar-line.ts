/** Bytes of a line after RFC 5545, without what ends it. */
const longest = 75;

/** One property of a calendar, folded; its value is written as it is. */
export function calendarLine(name: string, value: string): string {
  const pieces: string[] = [];
  let piece = '';
  let size = 0;
  for (const character of `${name}:${value}`) {
    const bytes = Buffer.byteLength(character);
    if (size + bytes > longest) {
      pieces.push(piece);
      // The space that begins a line which goes on counts as well.
      piece = ' ';
      size = 1;
    }
    piece += character;
    size += bytes;
  }
  return [...pieces, piece].map((each) => `${each}\r\n`).join('');
}

/** A text as the value of a property. */
export function calendarText(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/gu, '\\$&')
    .replace(/\n/gu, '\\n');
}

/** Epoch milliseconds as a moment in UTC. */
export function calendarTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/gu, '')}Z`;
}
