import { get, type IncomingMessage } from 'node:http';

interface Download {
  /** Resolves once all of it has come; rejects where it broke off. Nothing is kept of it. */
  whole: Promise<{ bytes: number; seconds: number }>;
  /** Resolves once anything has come of it. */
  begun: Promise<void>;
  /** Has had enough: goes away in the middle of it. */
  leave: () => void;
}

/** Takes a file as fast as it comes. */
export function download(url: string): Download {
  const began = performance.now();
  const request = get(url, { agent: false });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
  const begun = answered.then(
    (response) => new Promise<void>((resolve) => response.once('data', () => resolve())),
  );
  const whole = answered.then(async (response) => {
    if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
    let bytes = 0;
    for await (const chunk of response) bytes += (chunk as Buffer).length;
    return { bytes, seconds: (performance.now() - began) / 1000 };
  });
  // Whoever leaves waits for neither.
  whole.catch(() => undefined);
  begun.catch(() => undefined);
  return { whole, begun, leave: () => request.destroy() };
}
