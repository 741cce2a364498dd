/**
 * Reads a body whole, up to `limit` bytes. A declared length is enough to refuse and, without
 * Transfer-Encoding, to trust, since the HTTP parser holds the sender to it; any other body is counted as it comes.
 */
export async function readBody(
  request: Request,
  limit: number,
): Promise<Uint8Array | 'too_large' | 'aborted'> {
  const declared = request.headers.get('content-length');
  const isCounted = declared !== null && request.headers.get('transfer-encoding') === null;
  if (isCounted && Number(declared) > limit) return 'too_large';
  try {
    if (isCounted) return new Uint8Array(await request.arrayBuffer());
    return request.body ? await readCounting(request.body, limit) : new Uint8Array();
  } catch {
    return 'aborted';
  }
}

async function readCounting(
  body: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Uint8Array | 'too_large'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return 'too_large';
    }
    chunks.push(value);
  }
}
