/**
 * A file as the body of an answer, made only as fast as it is read. Where making it fails, the body breaks off with
 * an error: a cut file is seen to be cut, one that ends early is taken for whole.
 */
export function streamFile(
  chunks: AsyncGenerator<string | Uint8Array>,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const next = await chunks.next();
          if (next.done === true) controller.close();
          else controller.enqueue(typeof next.value === 'string' ? encoder.encode(next.value) : next.value);
        } catch (error) {
          onError(error);
          controller.error(new Error('The file could not be made whole.'));
        }
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    // Nothing is made before somebody reads: the answer to HEAD makes no file.
    { highWaterMark: 0 },
  );
}
