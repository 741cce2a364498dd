import './node-version.mjs';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { checkPack } from '../export/evidence/check-pack.mjs';
import { checkPdf, isSealedPdf } from '../export/evidence/pdf/check-pdf.mjs';
import { runCommand } from './run-command.mjs';

/** 0: unchanged. 1: changed, and what. 2: there is no pack to check. Needs no package, no build and no network. */
await runCommand(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined) return refuse('Name a file: npm run verify -- FILE');
  /** @type {Buffer} */
  let bytes;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return refuse(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const found = isSealedPdf(bytes) ? checkPdf(bytes, sha256) : checkHtml(bytes);
  if (!found) return refuse(`${file} is no evidence pack.`);
  const { faults, facts, root } = found;
  if (faults.length === 0) {
    console.log(
      `Unchanged: ${facts} facts and the whole document are as they were made.\nRoot hash: ${root}`,
    );
    console.log('It does not show who made it: compare the root hash with one that you got another way.');
    return 0;
  }
  console.log(
    `CHANGED since it was made, in ${faults.length === 1 ? 'one place' : `${faults.length} places`}:`,
  );
  for (const { place, field } of faults)
    console.log(`  - ${place}${field === null ? '' : `, field ${field}`}`);
  return 1;
});

/** @param {Uint8Array | string} bytes */
function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** @param {Buffer} bytes */
function checkHtml(bytes) {
  const text = bytes.toString('utf8');
  if (!text.includes('id="facts"') && !text.includes('id="seal"')) return null;
  const found = checkPack(text, sha256);
  if (!Buffer.from(text, 'utf8').equals(bytes))
    found.faults.push({ place: 'bytes that are no UTF-8', field: null });
  return found;
}

/** @param {string} why */
function refuse(why) {
  console.error(why);
  return 2;
}
