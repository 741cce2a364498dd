import './node-version.mjs';
import { runCommand } from './give-up.mjs';
import { prepare } from './prepare.mjs';
import { runBuilt } from './run-built.mjs';

await runCommand(async () => {
  await prepare({ build: true });
  await runBuilt('main');
});
