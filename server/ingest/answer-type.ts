import { writeXml } from './write-xml.ts';

export type AnswerType = 'application/json' | 'application/xml' | 'text/xml';

/** A kind that the sender says it can read, and how gladly, from 0 to 1. */
interface Range {
  type: string;
  quality: number;
}

/**
 * The kind of answer that a sender asks for by its Accept. Where it says nothing, or likes both as well, the answer is
 * written as its own body was.
 */
export function answerType(accept: string | null, contentType: string | null): AnswerType {
  // Nearly every delivery.
  if (contentType === 'application/json' && (accept === null || accept === '*/*')) return contentType;
  const isXmlBody = contentType !== null && /^[^;]*[/+]xml\s*(?:;|$)/iu.test(contentType);
  if (!isXmlBody && !accept?.toLowerCase().includes('xml')) return 'application/json';
  const ranges = readRanges(accept ?? '*/*');
  const json = qualityOf(ranges, 'application/json', 'application/*');
  const xml = qualityOf(ranges, 'application/xml', 'application/*');
  const text = qualityOf(ranges, 'text/xml', 'text/*');
  const best = Math.max(xml, text);
  if (best < json || (best === json && !isXmlBody)) return 'application/json';
  return text > xml ? 'text/xml' : 'application/xml';
}

/** The same answer as JSON and as XML. */
export function writeAnswer(json: string, type: AnswerType): string {
  return type === 'application/json' ? json : writeXml(JSON.parse(json));
}

function readRanges(accept: string): Range[] {
  return accept
    .toLowerCase()
    .split(',')
    .map((each) => {
      const [type = '', ...parameters] = each.split(';').map((part) => part.trim());
      const told = parameters.find((parameter) => parameter.startsWith('q='));
      const quality = told === undefined ? 1 : Number(told.slice(2));
      return { type, quality: quality >= 0 && quality <= 1 ? quality : 0 };
    });
}

/** What is said of the kind itself counts before what is said of its family, and that before what is said of all. */
function qualityOf(ranges: readonly Range[], type: string, family: string): number {
  const suffix = type.endsWith('json') ? '+json' : '+xml';
  const found =
    ranges.find((range) => range.type === type) ??
    ranges.find((range) => range.type.endsWith(suffix) && range.type.startsWith(family.slice(0, -1))) ??
    ranges.find((range) => range.type === family) ??
    ranges.find((range) => range.type === '*/*');
  return found?.quality ?? 0;
}
