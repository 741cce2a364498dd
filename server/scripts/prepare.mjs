import { join } from 'node:path';
import { build, isBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { root } from './root.mjs';

/**
 * Makes a fresh clone ready, and finds out in milliseconds that nothing is left to do. What was interrupted is done
 * again; of two commands that start at once, one works and the other waits for it.
 * @param {{ build: boolean }} options false where a command needs the packages alone
 */
export async function prepare(options) {
  const isReady = () => isInstalled() && (!options.build || isBuilt());
  if (isReady()) return;
  const work = async () => {
    if (!isInstalled()) await install();
    if (options.build && !isBuilt()) await build();
  };
  await withLock(join(root, 'dist', '.preparing'), work, () =>
    console.error('Another command is preparing this folder; waiting for it.'),
  );
}
