import { isUtf8 } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { maxDepth, type ParsedBody } from './parsed-body.ts';
import { createXmlTree, XmlFault } from './xml-tree.ts';

/** Bytes that are read at once: texts are cut out of a piece, and would hold a whole body in memory otherwise. */
const stride = 64 * 1024;

/**
 * Bytes to the value that JSON of the same content would have: strict UTF-8, no DOCTYPE and thus no entities but the
 * five of XML, capped depth and number of elements. Names lose their prefix, attributes are passed over; all values
 * are texts, and null where there is nothing inside.
 */
export function parseXmlBody(bytes: Uint8Array): ParsedBody {
  if (bytes.byteLength === 0) return { ok: false, reason: 'The body is empty.' };
  if (hasUtf16Mark(bytes)) return { ok: false, reason: 'The body is UTF-16; send UTF-8.' };
  if (!isUtf8(bytes)) return { ok: false, reason: 'The body is not valid UTF-8.' };
  const parser = new SaxesParser({ position: false });
  const tree = createXmlTree(maxDepth);
  follow(parser, tree);
  let isEnding = false;
  try {
    for (const piece of pieces(bytes)) parser.write(piece);
    isEnding = true;
    parser.close();
    const value = tree.value();
    return { ok: true, value, hasUnread: tree.hasUnread };
  } catch (error) {
    if (error instanceof XmlFault) return { ok: false, reason: error.message };
    const place = isEnding ? 'it ends too early' : `it cannot be read at position ${parser.position}`;
    return { ok: false, reason: `The body is not well-formed XML: ${place}.` };
  }
}

function follow(parser: SaxesParser, tree: ReturnType<typeof createXmlTree>): void {
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?8$/iu.test(encoding))
      throw new XmlFault('The body says that its encoding is not UTF-8; send UTF-8.');
  });
  parser.on('doctype', () => {
    throw new XmlFault('The body has a DOCTYPE; send it without one.');
  });
  parser.on('opentagstart', ({ name }) => tree.open(name));
  parser.on('attribute', ({ name, value }) => tree.attribute(name, value));
  parser.on('text', (text) => tree.text(text));
  parser.on('cdata', (text) => tree.literal(text));
  parser.on('closetag', () => tree.close());
  parser.on('comment', tree.passOver);
  parser.on('processinginstruction', tree.passOver);
}

function hasUtf16Mark([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function* pieces(bytes: Uint8Array): Generator<string> {
  const decoder = new StringDecoder('utf8');
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < all.length; at += stride) yield decoder.write(all.subarray(at, at + stride));
}
