import { spawn } from 'node:child_process';

/**
 * Makes system calls of a running process fail while `work` is done, in strace's words (`pwrite64:error=EIO:when=3`),
 * and lets it go afterwards. Counting begins anew for each of its threads.
 */
export async function withInjection<T>(pid: number, inject: string, work: () => Promise<T>): Promise<T> {
  const [calls = ''] = inject.split(':');
  const tracer = spawn(
    'strace',
    [
      '-f',
      '-p',
      String(pid),
      '-e',
      `trace=${calls}`,
      '-e',
      `inject=${inject}`,
      '-e',
      'signal=none',
      '-o',
      '/dev/null',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve, reject) => {
    tracer.once('error', reject);
    tracer.once('close', () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    tracer.stderr.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (/attached/u.test(said)) resolve();
    });
    ended.then(() => reject(new Error(`strace ended: ${said}`)), reject);
  });
  try {
    return await work();
  } finally {
    tracer.kill('SIGINT');
    await ended;
  }
}
