import type { EvidenceContent } from './evidence-facts.ts';

/** A page that checks itself, or the same for paper. */
export type EvidenceFormat = 'html' | 'pdf';

/** Makes the document; where it is made is the business of the assembly. */
export interface EvidencePrinter {
  /** The document as it is made. It breaks off where making it fails. */
  print(content: EvidenceContent, format: EvidenceFormat): ReadableStream<Uint8Array>;
}
