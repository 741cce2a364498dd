import { createHash } from 'node:crypto';
import { link, origin, type Part } from './check-pack.mjs';
import { type EvidenceContent, evidenceFacts } from './evidence-facts.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The facts of a pack as lines, each hashed with all before it; the hash of the last is the root. */
export function evidenceChain(content: EvidenceContent): { facts: Part[]; root: string } {
  const facts: Part[] = [];
  let root = origin;
  for (const entry of evidenceFacts(content)) {
    const { hash, line } = link(root, entry, sha256);
    facts.push({ name: `fact: ${entry.name}`, text: line });
    root = hash;
  }
  return { facts, root };
}
