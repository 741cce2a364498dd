import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../project-root.ts';
import { type Part, seal } from './check-pack.mjs';
import { evidenceChain } from './evidence-chain.ts';
import { evidenceDocument, type Inline, type Line } from './evidence-document.ts';
import type { EvidenceContent } from './evidence-facts.ts';
import { evidenceStyle } from './evidence-style.ts';
import { visible } from './visible.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * What runs in the page: three files as one, as they stand beside this one and as `npm run verify` runs them. None of
 * them may reach for anything outside.
 */
const script = `\n${['sha256.mjs', 'check-pack.mjs', 'pack-page.mjs']
  .map((name) => readFileSync(join(projectRoot, 'server', 'export', 'evidence', name), 'utf8'))
  .join('')
  .replaceAll(/^import .*\n/gmu, '')
  .replaceAll('</script>', '<\\/script>')}`;

/** Safe as text and as an attribute. */
function escaped(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** In text, quotes stay as they are. */
const text = (each: string) => escaped(each).replaceAll('&quot;', '"');

/** Vendor text by itself: its direction is its own and reaches nothing around it. */
function inline(each: Inline): string {
  if (each.kind === 'words') return text(each.text);
  if (each.kind === 'told') return `<bdi>${text(each.text)}</bdi>`;
  if (each.kind === 'code') return `<code dir="ltr">${text(each.text)}</code>`;
  const utc = each.utc === null ? '' : ` <code dir="ltr" class="utc">${each.utc}</code>`;
  return `<code dir="ltr">${each.zoned}</code>${utc}`;
}

const line = (pieces: Line) => pieces.map(inline).join('');

/** One process as a document that reads by itself, prints, and finds out what in it was changed. */
export function evidenceHtml(content: EvidenceContent): string {
  const { facts, root } = evidenceChain(content);
  const { words, language, direction, number, about, sections } = evidenceDocument(content, root);
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(evidenceStyle)}; base-uri 'none'; form-action 'none'`;
  const head =
    `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">` +
    `<meta name="viewport" content="width=device-width">` +
    `<title>${words.title} ${text(number)}</title><style>${evidenceStyle}</style></head><body>\n`;
  const top =
    `<header><p class="brand">Signalbox</p><h1>${words.title} ${inline({ kind: 'told', text: number })}</h1>\n` +
    `<p id="verdict" data-unchanged="${words.unchanged}" data-changed="${words.changed}">${words.unchecked}</p>\n` +
    `${about.map((each) => `<p>${line(each)}</p>`).join('\n')}</header>\n`;
  const tables = sections.flatMap(({ title, heads, rows }): Part[] => [
    {
      name: `heading: ${title}`,
      text: `<section><h2>${title}</h2>\n<table><thead><tr>${heads.map((each) => `<th scope="col">${each}</th>`).join('')}</tr></thead><tbody>\n`,
    },
    ...(rows.length > 0
      ? rows.map(({ name, cells }) => ({
          name: `shown: ${name}`,
          text: `<tr>${cells.map((cell) => `<td>${line(cell)}</td>`).join('')}</tr>\n`,
        }))
      : [{ name: 'shown: none', text: `<tr><td colspan="${heads.length}">${words.none}</td></tr>\n` }]),
    { name: `end: ${title}`, text: '</tbody></table></section>\n' },
  ]);
  const parts: Part[] = [
    { name: 'style and beginning', text: head },
    { name: 'head of the document', text: top },
    ...tables,
    {
      name: 'what it proves',
      text: `<section><h2>${words.proves}</h2><p>${words.proof}</p><p>${words.how}</p></section>\n`,
    },
    { name: 'beginning of the facts', text: '<script type="text/plain" id="facts">\n' },
    ...facts,
    { name: 'end of the facts', text: '</script>\n' },
    { name: 'script', text: `<script type="module">${script}</script>\n` },
  ];
  return seal(parts, root, sha256);
}
