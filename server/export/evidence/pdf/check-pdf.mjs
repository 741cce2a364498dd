import { checkFacts } from '../check-pack.mjs';

/** The file with the facts, as readers of the document name it. */
export const factsName = 'facts.ndjson';

/** A comment, which readers of PDF pass over; it stands where they expect the last lines and nothing behind them. */
const mark = '%signalbox-seal ';

/**
 * The end of a sealed document: hashes of the facts and of everything but them and this last hash.
 * @param {{ root: string, facts: string, behind: Buffer, rest: import('node:crypto').Hash }} parts
 * `behind`: what follows the seal; `rest`: has read all that stands in front of it, but for the facts.
 */
export function sealLine({ root, facts, behind, rest }) {
  const line = `${mark}${root} ${facts} `;
  const hash = rest.update(line).update('\n').update(behind).digest('hex');
  return Buffer.concat([Buffer.from(`${line}${hash}\n`), behind]);
}

/**
 * Whether it was made here, though it may have been changed since: no single byte decides it.
 * @param {Buffer} bytes
 */
export function isSealedPdf(bytes) {
  const isPdf = bytes.subarray(0, 5).equals(Buffer.from('%PDF-'));
  return (isPdf && bytes.includes(factsName)) || bytes.subarray(-1024).includes(`\n${mark}`);
}

/**
 * What of a document is not as it was when it was made. No fault: every byte is.
 * @param {Buffer} bytes
 * @param {(bytes: Uint8Array | string) => string} sha256 in hex
 * @returns {import('../check-pack.mjs').Finding}
 */
export function checkPdf(bytes, sha256) {
  const [from, to] = placeOfFacts(bytes);
  const record = bytes.subarray(from, to);
  const chain = checkFacts(record.toString('utf8'), sha256);
  const faults = from < to ? chain.faults : [{ place: 'facts', field: null }];
  const at = bytes.lastIndexOf(mark);
  const seal =
    at < 0 ? null : /^\S+ ([0-9a-f]{64}) ([0-9a-f]{64}) ([0-9a-f]{64})\n/u.exec(bytes.toString('latin1', at));
  if (!seal) return { ...chain, faults: [...faults, { place: 'seal', field: null }] };
  const [whole, root = '', facts, rest] = seal;
  const hashAt = at + whole.length - 65;
  const others = [bytes.subarray(0, from), bytes.subarray(to, hashAt), bytes.subarray(hashAt + 64)];
  const isDrawn = sha256(Buffer.concat(others)) === rest;
  const isKept = root === chain.root && sha256(record) === facts;
  return {
    ...chain,
    faults: [
      ...faults,
      ...(isKept || faults.length > 0 ? [] : [{ place: 'root', field: null }]),
      ...(isDrawn ? [] : [{ place: 'the drawing of the pages', field: null }]),
    ],
  };
}

/** @param {Buffer} bytes @returns {[from: number, to: number]} */
function placeOfFacts(bytes) {
  const stream = bytes.indexOf('stream\n', bytes.indexOf('/Type /EmbeddedFile'));
  const end = bytes.indexOf('\nendstream', stream);
  return stream < 0 || end < 0 ? [0, 0] : [stream + 'stream\n'.length, end];
}
