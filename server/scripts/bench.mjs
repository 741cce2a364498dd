import './node-version.mjs';
import { findBrowser } from './browser.mjs';
import { prepare } from './prepare.mjs';
import { GivingUp, runCommand } from './run-command.mjs';
import { runBuilt } from './run-built.mjs';

await runCommand(async () => {
  await prepare({ build: true });
  if (wantsPixels(process.argv.slice(2))) {
    try {
      process.env['SIGNALBOX_CHROMIUM'] = await findBrowser();
    } catch (error) {
      // Everything else can be measured without one; the table then says what is missing.
      if (!(error instanceof GivingUp)) throw error;
    }
  }
  await runBuilt('bench');
});

/** @param {string[]} words */
function wantsPixels(words) {
  const at = words.findIndex((word) => /^--only(=|$)/.test(word));
  return at < 0 || `${words[at]} ${words[at + 1] ?? ''}`.includes('pixels');
}
