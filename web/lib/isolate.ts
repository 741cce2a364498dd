/**
 * Wraps vendor text that goes into a sentence of ours, so that its direction cannot disturb the words around
 * it: first strong isolate and its end. Where the text has an element of its own, `<bdi>` does the same.
 */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
