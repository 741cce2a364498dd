/**
 * A value as XML that `parseXmlBody` reads as the same one: members become elements, the items of a list elements of
 * one name. Null, an empty text and an empty list are all told by an empty element; the rest is told as text. Names
 * of members must be names in XML, as those of what was read from it are.
 */
export function writeXml(value: unknown, root = 'root'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, value)}`;
}

function element(name: string, value: unknown): string {
  const inside = contentOf(value);
  return inside === '' ? `<${name}/>` : `<${name}>${inside}</${name}>`;
}

function contentOf(value: unknown): string {
  if (typeof value === 'string') return textOf(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  let content = '';
  for (const [name, each] of Object.entries(value)) {
    if (!Array.isArray(each)) content += element(name, each);
    else if (each.length === 0) content += element(name, null);
    else for (const item of each) content += element(name, item);
  }
  return content;
}

/** What XML cannot hold, whatever one writes for it. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // A reader takes it for the end of a line.
  '\r': '&#13;',
};

function textOf(text: string): string {
  const written = text.replace(unwritable, '\ufffd').replace(/[&<>\r]/gu, (mark) => escapes[mark] ?? mark);
  // Only spaces are taken for nothing, unless they are marked as text.
  return /^[\t\n ]+$/u.test(written) ? `<![CDATA[${written}]]>` : written;
}
