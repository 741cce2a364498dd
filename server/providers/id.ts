import { z } from 'zod';

export const maxIdLength = 512;

/** Why a text is no id; null where it is one. */
function idFault(text: string): string | null {
  if (text.trim() === '' || text.length > maxIdLength) return `must have 1 to ${maxIdLength} characters`;
  if (/\p{Surrogate}/u.test(text)) return 'holds half a character';
  // In the address of a page these mean other places.
  return text === '.' || text === '..' ? 'must not be only dots' : null;
}

/** An id arrives as text or as a number and is text from here on. It is refused where keeping it would change it. */
function readId(value: unknown, context: z.RefinementCtx): string {
  const isExact = typeof value === 'string' || Number.isSafeInteger(value);
  let fault: string | null = null;
  if (typeof value !== 'string' && typeof value !== 'number') fault = 'is missing or of the wrong type';
  else if (!isExact) fault = 'is a number that cannot be read exactly; send it as text';
  else fault = idFault(String(value));
  if (fault === null) return String(value);
  context.addIssue({ code: 'custom', message: fault });
  return z.NEVER;
}

/** An id that must be there. */
export const id = z.unknown().transform(readId);

/** One that may be absent, null or empty: then it reads as null. */
export const optionalId = z
  .unknown()
  .transform((value, context) =>
    value === undefined || value === null || value === '' ? null : readId(value, context),
  );
