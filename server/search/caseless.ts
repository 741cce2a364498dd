/** The form in which texts are compared without regard to case; one for index, query and live view. */
export function caseless(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
