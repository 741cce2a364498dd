/** Characters that are decoded or encoded at once. A multiple of four: only the last ones may be padded. */
const stride = 64 * 1024;

/** What canonical base64 stands for, piece by piece. A piece is overwritten by the next one. */
export function* decoded(text: Buffer): Generator<Buffer> {
  const bytes = Buffer.allocUnsafe((stride / 4) * 3);
  for (let at = 0; at < text.length; at += stride) {
    const length = bytes.write(text.toString('latin1', at, at + stride), 'base64');
    yield bytes.subarray(0, length);
  }
}

export function encodedLength(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

/** Writes base64 into `target`, which must have room for it. */
export function encodeInto(target: Buffer, at: number, bytes: Buffer): void {
  const step = (stride / 4) * 3;
  for (let from = 0, to = at; from < bytes.length; from += step, to += stride)
    target.write(bytes.toString('base64', from, from + step), to, 'latin1');
}
