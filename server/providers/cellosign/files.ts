import type { ArchivedFile } from '../../../shared/archive.ts';
import { measureBase64 } from '../measure-base64.ts';
import type { Provider } from '../provider.ts';
import { readText } from '../read-text.ts';
import { memberOf, readList, readNumber } from './payload.ts';

type File = Pick<ArchivedFile, 'kind' | 'name' | 'mediaType'> & { content: unknown };

/** The files of an archive, each always at the same place: the signed document first. */
export function filesOf(body: unknown): File[] {
  const signed = memberOf(body, 'signed_document');
  return [
    ...(typeof signed === 'object' && signed !== null ? [readFile('signed', signed)] : []),
    ...readList(memberOf(body, 'attachments')).map((each) => readFile('attachment', each)),
  ];
}

function readFile(kind: File['kind'], value: unknown): File {
  return {
    kind,
    name: readText(memberOf(value, 'filename')) ?? readText(memberOf(value, 'id')) ?? kind,
    mediaType: readText(memberOf(value, 'mimetype')) ?? 'application/octet-stream',
    content: memberOf(value, 'content'),
  };
}

/** Where the file itself was removed, the note in its place says what it was. */
export function describeFile({ content, ...file }: File): Omit<ArchivedFile, 'index'> {
  if (typeof content === 'string') {
    const measured = measureBase64(content);
    return { ...file, size: measured?.size ?? null, sha256: measured?.sha256 ?? null, isKept: !!measured };
  }
  const sha256 = readText(memberOf(content, 'sha256'));
  return { ...file, size: readNumber(memberOf(content, 'size')), sha256, isKept: false };
}

export const file: Provider['file'] = (body, index) => {
  const found = filesOf(body)[index];
  if (typeof found?.content !== 'string' || !describeFile(found).isKept) return null;
  return { name: found.name, mediaType: found.mediaType, content: found.content };
};
