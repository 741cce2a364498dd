import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { evidenceChain } from '../evidence-chain.ts';
import { evidenceDocument } from '../evidence-document.ts';
import type { EvidenceContent } from '../evidence-facts.ts';
import { visible } from '../visible.ts';
import { factsName, sealLine } from './check-pdf.mjs';
import { compose } from './compose.ts';
import type { FontName, Fonts } from './font-files.ts';
import { createLetters, type EmbeddedFont } from './letters.ts';
import { countingPaper, pdfPaper } from './paper.ts';

/** What stands behind the last page: the seal stands in front of its last lines. */
const ending = /startxref\n\d+\n%%EOF\n$/u;
const endingLength = 64;

/**
 * One process as a document for paper, with the facts that it shows attached to it, in pieces as they are made. Its
 * last lines tell the SHA-256 of the facts and of everything else.
 */
export function* evidencePdf(content: EvidenceContent, fonts: Fonts): Generator<Uint8Array> {
  const { facts, root } = evidenceChain(content);
  const document = evidenceDocument(content, root);
  const madeAt = new Date(content.provenance.madeAt);
  const pdf = new PDFDocument({
    ...{ size: 'A4', margin: 0, autoFirstPage: false, pdfVersion: '1.7', subset: 'PDF/A-3b', tagged: true },
    ...{ lang: document.language, displayTitle: true, fontLayoutCache: false },
    // None of those that come with the package: they are not embedded.
    font: '',
    info: {
      // What is written beside it is XML, which the package leaves as it is.
      Title: visible(`${document.words.title} ${document.number}`).replaceAll(/[<>&]/gu, ' '),
      Creator: 'Signalbox',
      Producer: 'Signalbox',
      CreationDate: madeAt,
    },
  });
  const letters = createLetters(fontsOf(pdf, fonts));

  // As they are, so that they can be read with any program as long as there are bytes.
  const record = Buffer.from(facts.map(({ text }) => text).join(''));
  const settings = pdf as unknown as { compress: boolean };
  settings.compress = false;
  pdf.file(record, {
    ...{ name: factsName, type: 'application/x-ndjson', relationship: 'Source' },
    ...{ creationDate: madeAt, modifiedDate: madeAt, description: document.words.attached },
  });
  settings.compress = true;

  const rest = createHash('sha256');
  const beginning = taken(pdf);
  const at = beginning.indexOf(record);
  rest.update(beginning.subarray(0, at)).update(beginning.subarray(at + record.length));
  yield beginning;

  const counting = countingPaper();
  const parts = { document, letters, root };
  for (const _ of compose({ ...parts, paper: counting, total: 0 })) continue;
  for (const _ of compose({ ...parts, paper: pdfPaper(pdf), total: counting.pages() })) {
    const made = taken(pdf);
    rest.update(made);
    if (made.length > 0) yield made;
  }
  pdf.end();
  const held = taken(pdf);
  const end = held.subarray(-endingLength).toString('latin1').search(ending);
  if (end < 0) throw new Error('a PDF ended in a way that the seal does not know');
  const cut = Math.max(0, held.length - endingLength) + end;
  rest.update(held.subarray(0, cut));
  yield held.subarray(0, cut);
  yield sealLine({ root, facts: sha256(record), behind: held.subarray(cut), rest });
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What the document has written since it was asked last. */
function taken(pdf: PDFKit.PDFDocument): Buffer {
  return (pdf.read() as Buffer | null) ?? Buffer.alloc(0);
}

function fontsOf(pdf: PDFKit.PDFDocument, fonts: Fonts): (name: FontName) => EmbeddedFont {
  const open = new Map<FontName, EmbeddedFont>();
  return (name) => {
    const known = open.get(name);
    if (known) return known;
    pdf.registerFont(name, fonts[name]).font(name);
    const font = (pdf as unknown as { _font: EmbeddedFont })._font;
    open.set(name, font);
    return font;
  };
}
