/** What XML 1.0 cannot hold in any way: most control characters, halves of characters, two that are no characters. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** White space that a reader would turn into plain spaces, and what ends a value or begins something else. */
const special = /[\t\n\r&<>"]/gu;

/** Text as it stands between the quotes of an attribute. What XML cannot hold becomes U+FFFD, the replacement character. */
export function xmlText(text: string): string {
  return text.replace(forbidden, '\ufffd').replace(special, (character) => `&#${character.charCodeAt(0)};`);
}

/** All but letters that every reader takes in a name, and an underscore that begins what would read as written below. */
const notInNames =
  /[^A-Za-z0-9_.\-\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u05d0-\u05ea]|_(?=x[0-9A-Fa-f]{4,6}_)/gu;

/**
 * Any text as the rest of an XML name. What may not stand in one is written as its number between `_x` and `_`, a space
 * as `_x0020_`, as other XML tools do: two texts never give one name.
 */
export function xmlName(text: string): string {
  return text.replace(notInNames, (character) => {
    const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `_x${number.padStart(4, '0')}_`;
  });
}
