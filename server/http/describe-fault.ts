import type { z } from 'zod';

/** A sentence for whoever wrote the request: which parameter, and what is wrong with it. */
export function describeFault(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join(' ');
}
