import { followNpm } from './follow-npm.mjs';

/** An end that was foreseen: the person reads the sentence and nothing else. */
export class GivingUp extends Error {}

/**
 * Runs a command of ours. A foreseen failure prints its sentence; anything else is a bug and keeps its stack.
 * @param {() => Promise<number | void>} command resolves to the exit code; nothing means that the process goes on
 */
export async function runCommand(command) {
  followNpm();
  try {
    const code = await command();
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    console.error(error instanceof GivingUp ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
