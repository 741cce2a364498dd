import type { z } from 'zod';

/** What is wrong with a body, as a sentence for whoever set the webhook up. */
export function firstFault(error: z.ZodError): string {
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  const isAbsent = issue?.code === 'invalid_type' || issue?.code === 'invalid_union';
  return isAbsent
    ? `${path} is missing or of the wrong type.`
    : `${path} ${issue?.message ?? 'is not readable'}.`;
}
