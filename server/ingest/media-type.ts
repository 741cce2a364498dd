/** A sentence where the body is of a kind we do not read. No Content-Type at all is taken for JSON. */
export function mediaFault(contentType: string | null, contentEncoding: string | null): string | null {
  if (contentEncoding !== null && contentEncoding.toLowerCase() !== 'identity') {
    return `Content-Encoding ${contentEncoding} is not read; send the body as it is.`;
  }
  if (contentType === null || contentType === 'application/json' || contentType.trim() === '') return null;
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (type !== 'application/json' && !type.endsWith('+json')) {
    return `Content-Type ${type} is not read; choose application/json in the webhook's settings.`;
  }
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  const name = charset?.replace(/"/gu, '');
  return name === undefined || name === 'utf-8' || name === 'utf8'
    ? null
    : `Charset ${name} is not read; send UTF-8.`;
}
