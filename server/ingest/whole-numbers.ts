const manyDigits = /\d{16}/u;
const longInteger = /(?<![\w.+-])-?[1-9]\d{15,}(?![\d.eE])/gu;

/**
 * JSON with integers beyond 2^53 as texts: they number people and contracts, and a parser would round off their last
 * digits. Hardly any body has so many digits in a row.
 */
export function withWholeNumbers(json: string): string {
  if (!manyDigits.test(json)) return json;
  const pieces: string[] = [];
  for (let at = 0; at < json.length;) {
    const quote = json.indexOf('"', at);
    const text = quote === -1 ? json.length : quote;
    pieces.push(json.slice(at, text).replace(longInteger, quoted));
    at = endOfText(json, text);
    pieces.push(json.slice(text, at));
  }
  return pieces.join('');
}

function quoted(digits: string): string {
  return Number.isSafeInteger(Number(digits)) ? digits : `"${digits}"`;
}

/** Behind the quote that closes the text that begins there. */
function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let escapes = 0;
    while (json[end - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return end + 1;
  }
  return json.length;
}
