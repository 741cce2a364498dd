/** Characters that a document would not give back as they were, and controls that turn text around. */
const hidden =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text of which every character can be seen: those that cannot stand as their numbers. */
export function visible(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll(hidden, numbered);
}

/** A character that is not shown as itself. */
export function numbered(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return `⟨U+${number.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
