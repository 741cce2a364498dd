/** 13 to 19 digits as cards have them, in groups or not, and not part of something longer. */
const candidate = /(?<![\w-])[2-6](?:[ -]?\d){12,18}(?![\w-])/u;
const candidates = new RegExp(candidate, 'gu');
const fewestDigits = 13;

/** Whether a text or a number holds the whole number of a card, by its length and its check digit. */
export function holdsCardNumber(value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const text = String(value);
  // Asked of every value of every delivery, of which hardly any is so long.
  if (text.length < fewestDigits || !candidate.test(text)) return false;
  return [...text.matchAll(candidates)].some(([digits]) => isChecked(digits.replace(/[ -]/gu, '')));
}

/** The check of Luhn: from the right, every second digit counts twice. */
function isChecked(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const counted = at % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}
