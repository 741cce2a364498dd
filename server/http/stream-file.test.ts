import { describe, expect, it } from 'vitest';
import { streamFile } from './stream-file.ts';

async function* words(log: string[], count: number, failAt = Infinity): AsyncGenerator<Uint8Array> {
  try {
    for (let index = 0; index < count; index += 1) {
      if (index === failAt) throw new Error('disk gone');
      log.push(`made ${index}`);
      yield new TextEncoder().encode(`שורה ${index}\n`);
    }
  } finally {
    log.push('closed');
  }
}

/** A watch that notes what it is told. */
function watch() {
  const abort = new AbortController();
  const told: string[] = [];
  return {
    told,
    signal: abort.signal,
    wrote: (bytes: number) => told.push(`${bytes} bytes`),
    end(how: string) {
      told.push(how);
      if (how !== 'done') abort.abort();
    },
  };
}

const unexpected = (error: unknown) => {
  throw error;
};

describe('a streamed file', () => {
  it('arrives whole', async () => {
    const text = await new Response(streamFile(words([], 3), watch(), unexpected)).text();
    expect(text).toBe('שורה 0\nשורה 1\nשורה 2\n');
  });

  it('is not begun before it is read, and made only as fast', async () => {
    const log: string[] = [];
    const reader = streamFile(words(log, 1000), watch(), unexpected).getReader();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(log).toEqual([]);
    await reader.read();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(log).toEqual(['made 0', 'made 1']);
  });

  it('is given up where the reader goes away', async () => {
    const log: string[] = [];
    const reader = streamFile(words(log, 1000), watch(), unexpected).getReader();
    await reader.read();
    await reader.cancel();
    expect(log).toEqual(['made 0', 'closed']);
  });

  it('breaks off with an error where it cannot be made, and says nothing of why', async () => {
    const errors: unknown[] = [];
    const stream = streamFile(words([], 3, 2), watch(), (error) => errors.push(error));
    await expect(new Response(stream).text()).rejects.toThrow('The file could not be made whole.');
    expect(errors).toEqual([new Error('disk gone')]);
  });

  it('breaks off where it is given up from elsewhere, and what makes it ends', async () => {
    const log: string[] = [];
    const file = watch();
    const reader = streamFile(words(log, 1000), file, unexpected).getReader();
    await reader.read();
    file.end('cut');
    await expect(reader.read()).rejects.toThrow('The file was given up.');
    expect(log).toEqual(['made 0', 'closed']);
    expect(file.told).toEqual(['11 bytes', 'cut']);
  });
});
