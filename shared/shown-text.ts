import { z } from 'zod';

/**
 * Characters without a shape of their own that turn the direction of the text around them, so that what is shown can read
 * as something else than what was sent.
 */
const turns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

export function withoutTurns(text: string): string {
  return text.replace(turns, '');
}

/** Vendor text as a page gets it from an answer: without such characters. What is stored and exported keeps them. */
export const shownText = z.string().overwrite(withoutTurns);

/** A document that is shown as it is: such characters stand in it as they are written in JSON. */
export const shownSource = z
  .string()
  .overwrite((text) =>
    text.replace(turns, (turn) => `\\u${turn.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
