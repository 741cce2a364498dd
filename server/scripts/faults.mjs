import './node-version.mjs';
import { runCommand } from './run-command.mjs';
import { prepare } from './prepare.mjs';
import { runBuilt } from './run-built.mjs';

await runCommand(async () => {
  await prepare({ build: true });
  await runBuilt('faults');
});
