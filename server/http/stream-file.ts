import type { RunningExport } from '../export/running-exports.ts';

/** What there is to know of a file while it is made; see `RunningExport`. */
export type FileWatch = Pick<RunningExport, 'signal' | 'wrote' | 'end'>;

/**
 * A file as the body of an answer, made only as fast as it is read. Where making it fails, or is given up, the body
 * breaks off with an error: a cut file is seen to be cut, one that ends early is taken for whole.
 */
export function streamFile(
  chunks: AsyncGenerator<Uint8Array>,
  { signal, wrote, end }: FileWatch,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      start(controller) {
        signal.addEventListener('abort', () => {
          controller.error(new Error('The file was given up.'));
          // It may be in the middle of something, which then ends by itself.
          void chunks.return(undefined).catch(() => undefined);
        });
      },
      async pull(controller) {
        try {
          const next = await chunks.next();
          if (signal.aborted) return;
          if (next.done === true) {
            end('done');
            controller.close();
            return;
          }
          wrote(next.value.byteLength);
          controller.enqueue(next.value);
        } catch (error) {
          if (signal.aborted) return;
          onError(error);
          controller.error(new Error('The file could not be made whole.'));
          end('failed');
        }
      },
      cancel() {
        end('cut');
      },
    },
    // Nothing is made before somebody reads: the answer to HEAD makes no file.
    { highWaterMark: 0 },
  );
}
