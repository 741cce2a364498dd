import { withoutTurns } from '../../shared/shown-text.ts';

/** The form in which texts are compared: without regard to case, and without what nobody sees. One for index, query and live view. */
export function caseless(text: string): string {
  return withoutTurns(text).normalize('NFC').toLowerCase();
}
