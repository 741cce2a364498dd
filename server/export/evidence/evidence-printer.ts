import type { EvidenceContent } from './evidence-facts.ts';

/** Makes the document for paper; where it is made is the business of the assembly. */
export interface EvidencePrinter {
  /** The PDF as it is made. It breaks off where making it fails. */
  print(content: EvidenceContent): ReadableStream<Uint8Array>;
}
