/** Advances of Inter, semibold, from the space to the tilde, in hundredths of the size. */
const latin = [
  25, 32, 52, 64, 65, 100, 66, 33, 37, 37, 54, 67, 32, 47, 32, 38, 66, 42, 62, 64, 67, 61, 64, 58, 64, 64, 32,
  33, 67, 67, 67, 54, 100, 73, 66, 74, 72, 61, 59, 75, 75, 28, 58, 70, 57, 92, 76, 77, 65, 77, 65, 65, 66, 74,
  73, 102, 72, 71, 65, 37, 38, 37, 48, 47, 35, 57, 62, 58, 62, 59, 39, 63, 61, 26, 26, 57, 26, 90, 61, 61, 62,
  62, 40, 55, 35, 61, 59, 84, 57, 59, 57, 45, 36, 45, 67,
];
/** The same of Noto Sans Hebrew, from Alef to Tav. */
const hebrew = [
  66, 59, 40, 56, 65, 33, 36, 68, 65, 32, 56, 52, 55, 70, 69, 35, 40, 67, 62, 64, 62, 57, 58, 65, 54, 77, 71,
];
/** What stands as wide as it is high, and what most letters of other scripts stay below. */
const square = 100;
const usual = 72;
/** Points of Hebrew, marks above letters, and what only turns the direction. */
const widthless = /\p{Mn}|\p{Cf}/u;
const squareLetters =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|\p{Emoji_Presentation}/u;

/**
 * How many pixels a text takes at most, at a size in pixels: there is no page that could measure it. By the widest of the
 * weights that we write in.
 */
export function textWidth(text: string, size: number): number {
  let sum = 0;
  for (const letter of text) sum += advance(letter);
  return (sum * size) / 100;
}

function advance(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  const known = latin[code - 0x20] ?? hebrew[code - 0x5d0];
  if (known !== undefined) return known;
  if (letter === '·' || letter === '’') return 32;
  if (widthless.test(letter)) return 0;
  return squareLetters.test(letter) ? square : usual;
}
