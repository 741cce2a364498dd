/** Bytes of a body, in their order. `base64` says that they are a file as a vendor writes it into a text. */
export interface Piece {
  isBase64: boolean;
  bytes: Buffer;
}

/** Characters of base64 from which on they are a file of their own. */
export const shortestFile = 16 * 1024;
/** Characters that are checked at once. A multiple of four. */
const stride = 64 * 1024;
const scratch = Buffer.allocUnsafe((stride / 4) * 3);

const padding = 0x3d;
const backslash = 0x5c;
const isAlphabet = new Uint8Array(256);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
  isAlphabet[letter.charCodeAt(0)] = 1;

/**
 * Cuts the files out of a body, whatever format it has: long runs of base64. Only what decodes and encodes to exactly
 * the same characters is cut out; everything else (lines, `\/`, wrong padding) stays text. Nothing is copied.
 */
export function splitBody(body: Buffer): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (let run = nextRun(body, 0); run; run = nextRun(body, run.end)) {
    if (!isFile(body, run)) continue;
    if (run.start > done) pieces.push({ isBase64: false, bytes: body.subarray(done, run.start) });
    pieces.push({ isBase64: true, bytes: body.subarray(run.start, run.end) });
    done = run.end;
  }
  if (done < body.length) pieces.push({ isBase64: false, bytes: body.subarray(done) });
  return pieces;
}

interface Run {
  start: number;
  /** After the padding. */
  end: number;
}

/** Looks at the far end of where a run would have to reach, so that most of what is no run is never looked at. */
function nextRun(body: Buffer, from: number): Run | null {
  let start = from;
  while (start + shortestFile <= body.length) {
    let last = start + shortestFile - 1;
    while (last >= start && isAlphabet[body[last] ?? 0] === 1) last -= 1;
    if (last < start) return { start, end: endOfRun(body, start) };
    start = last + 1;
  }
  return null;
}

/** Goes in strides that the platform checks, which takes a third of the time of looking at each character here. */
function endOfRun(body: Buffer, start: number): number {
  let end = start;
  while (end + stride <= body.length && body[end + stride - 1] !== padding && isCanonical(body, end, stride))
    end += stride;
  while (end < body.length && isAlphabet[body[end] ?? 0] === 1) end += 1;
  for (let count = 0; count < 2 && body[end] === padding; count += 1) end += 1;
  return end;
}

/** Whether so many characters, at most a stride of them, decode and encode to themselves. */
function isCanonical(body: Buffer, start: number, length: number): boolean {
  const letters = body.toString('latin1', start, start + length);
  const size = scratch.write(letters, 'base64');
  return scratch.toString('base64', 0, size) === letters;
}

/** After a backslash the first letters belong to an escape. Only the last four characters can be a wrong ending. */
function isFile(body: Buffer, { start, end }: Run): boolean {
  return (end - start) % 4 === 0 && body[start - 1] !== backslash && isCanonical(body, end - 4, 4);
}
