export type BodyFormat = 'json' | 'xml';

/**
 * How a body is written, or a sentence where it is of a kind that we do not read. No Content-Type at all is taken for
 * JSON.
 */
export function readMediaType(
  contentType: string | null,
  contentEncoding: string | null,
): BodyFormat | { fault: string } {
  if (contentEncoding !== null && contentEncoding.toLowerCase() !== 'identity') {
    return { fault: `Content-Encoding ${contentEncoding} is not read; send the body as it is.` };
  }
  if (contentType === null || contentType === 'application/json' || contentType.trim() === '') return 'json';
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const format = formatOfType(type);
  if (format === null) {
    return {
      fault: `Content-Type ${type} is not read; choose application/json or application/xml in the webhook's settings.`,
    };
  }
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  const name = charset?.replace(/"/gu, '');
  return name === undefined || name === 'utf-8' || name === 'utf8'
    ? format
    : { fault: `Charset ${name} is not read; send UTF-8.` };
}

function formatOfType(type: string): BodyFormat | null {
  if (type === 'application/json' || type.endsWith('+json')) return 'json';
  return type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml') ? 'xml' : null;
}
