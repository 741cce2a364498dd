/** A file name after RFC 6266: plain letters for old programs, the whole name for the others. */
export function disposition(name: string): string {
  const plain = name.replace(/[^\w.-]/gu, '_');
  // Half a character cannot be encoded; of the rest the encoding leaves some marks as they are that end a name here.
  const encoded = encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd'));
  const whole = encoded.replace(/['()*]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
