/**
 * The key by its name on a Latin keyboard: with a Hebrew layout the key of `j` writes `ח`, and the shortcuts, which
 * are listed as Latin letters, stay where they are printed.
 */
export function pressedKey({ key, code }: KeyboardEvent): string {
  const isForeign = /^[^\p{Script=Latin}\p{Script=Common}]$/u.test(key);
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return isForeign && letter !== undefined ? letter.toLowerCase() : key;
}
