import type { EvidenceContent } from './export/evidence/evidence-facts.ts';
import type { EvidenceFormat } from './export/evidence/evidence-printer.ts';

/** The document in pieces. What only one of the formats needs, its fonts above all, is loaded for that one alone. */
export async function* evidencePieces(
  content: EvidenceContent,
  format: EvidenceFormat,
): AsyncGenerator<Uint8Array> {
  if (format === 'html') {
    const { evidenceHtml } = await import('./export/evidence/evidence-html.ts');
    yield new TextEncoder().encode(evidenceHtml(content));
    return;
  }
  const [{ evidencePdf }, { readEvidenceFonts }] = await Promise.all([
    import('./export/evidence/pdf/evidence-pdf.ts'),
    import('./evidence-fonts.ts'),
  ]);
  yield* evidencePdf(content, readEvidenceFonts());
}
