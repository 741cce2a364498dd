export interface Answer {
  status: number;
  text: string;
  retryAfter: string | null;
  /** Milliseconds until it was whole. */
  took: number;
}

/** One delivery through the real webhook address; null where the connection broke before the answer was whole. */
export async function post(
  url: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer | null> {
  const startedAt = performance.now();
  try {
    const answer = await fetch(`${url}/webhooks/cellosign/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: body as BodyInit,
      // Longer than anything may take; whoever waits for it has found a fault.
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      text,
      retryAfter: answer.headers.get('retry-after'),
      took: performance.now() - startedAt,
    };
  } catch {
    return null;
  }
}

/** Whether an answer tells the vendor that the delivery is kept. */
export function isAcknowledgement(answer: Answer | null): boolean {
  return answer !== null && /"status":"0"/u.test(answer.text);
}

/** Whether an answer tells the vendor to send again, in the shape that was agreed. */
export function isSendAgain(answer: Answer | null): boolean {
  return (
    answer?.status === 503 && /^\{"status":"-1".*\}$/u.test(answer.text) && Number(answer.retryAfter) > 0
  );
}
