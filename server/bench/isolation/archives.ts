import { randomBytes, randomUUID } from 'node:crypto';
import { postRequest } from '../connection.ts';

/** Makes archives of a size, each of a process of its own, with a file of its own: the same one would be kept once. */
export function createArchives(megabytes: number): () => Buffer {
  // What a vendor sends: base64, which says nothing to any compression.
  const file = Buffer.alloc(Math.floor((megabytes * 1024 * 1024 * 3) / 4), 0);
  for (let at = 0, state = 1; at < file.length; at += 4) {
    state = Math.imul(state, 1_664_525) + 1_013_904_223;
    file.writeInt32LE(state | 0, Math.min(at, file.length - 4));
  }
  const content = file.toString('base64');
  const placeholder = randomUUID();
  const body = {
    event: { type: 'WHP_ARCHIVE', timestamp: new Date().toISOString() },
    reference: placeholder,
    sessions: [],
    signatures: [],
    data: [],
    signed_document: { filename: 'signed.pdf', mimetype: 'application/pdf', content },
  };
  const request = postRequest('/webhooks/cellosign/archives', JSON.stringify(body));
  const at = request.indexOf(placeholder);
  const contentAt = request.indexOf(content);
  return () => {
    const copy = Buffer.from(request);
    copy.write(randomUUID(), at, 'latin1');
    copy.write(randomBytes(12).toString('base64'), contentAt, 'latin1');
    return copy;
  };
}
