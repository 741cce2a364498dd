/**
 * npm starts its scripts through a shell. A signal sent to npm ends that shell at once, and on many systems the shell
 * passes nothing on: the server would go on without anybody who knows of it. So whoever is left behind by npm takes it
 * as the signal that it was. The timer keeps nothing alive.
 */
export function followNpm() {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 100);
  watch.unref();
}
