import type { z } from 'zod';

/** A sentence for whoever wrote the request: which parameter or field, and what is wrong with it. */
export function describeFault(error: z.ZodError): string {
  return error.issues.map(describe).join(' ');
}

function describe({ path, code, message }: z.core.$ZodIssue): string {
  if (path.length > 0) return `${path.join('.')}: ${message}.`;
  return code === 'invalid_type' ? 'The body has to be a JSON object.' : `${message}.`;
}
