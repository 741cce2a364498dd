import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../project-root.ts';
import { stateWords } from '../../state-words.ts';
import { en, type EvidenceWords } from '../words/evidence.en.ts';
import { he } from '../words/evidence.he.ts';
import { canonical, link, origin, type Part, seal } from './check-pack.mjs';
import { type EvidenceContent, evidenceFacts } from './evidence-facts.ts';
import { evidenceStyle } from './evidence-style.ts';

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

/**
 * Safe as text and as an attribute. Characters that HTML would not give back as they were, and controls that turn text
 * around, stand as their numbers.
 */
function escaped(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll(
      /[\0-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
      numbered,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function numbered(character: string): string {
  return `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** Vendor text by itself: its direction is its own and reaches nothing around it. In text, quotes stay as they are. */
function told(value: string | number | null): string {
  const text = value === null ? '—' : String(value);
  return `<bdi>${escaped(text).replaceAll('&quot;', '"')}</bdi>`;
}

function mono(text: string): string {
  return `<code dir="ltr">${escaped(text).replaceAll('&quot;', '"')}</code>`;
}

/** One process as a document that reads by itself, prints, and finds out what in it was changed. */
export function evidenceHtml(content: EvidenceContent): string {
  const { process, events, archive, deliveries, reader, provenance } = content;
  const words: EvidenceWords = reader.language === 'he' ? he : en;
  const states = stateWords[reader.language];
  const at = clock(reader.zone);
  const facts: Part[] = [];
  let root = origin;
  for (const entry of evidenceFacts(content)) {
    const { hash, line } = link(root, entry, sha256);
    facts.push({ name: `fact: ${entry.name}`, text: line });
    root = hash;
  }
  const number = process.processNumber ?? process.processId;
  const row = (name: string, cells: readonly string[]): Part => ({
    name: `shown: ${name}`,
    text: `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`,
  });
  const section = (title: string, heads: readonly string[], rows: readonly Part[]): Part[] => [
    {
      name: `heading: ${title}`,
      text: `<section><h2>${title}</h2>\n<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>\n`,
    },
    ...(rows.length > 0
      ? rows
      : [{ name: 'shown: none', text: `<tr><td colspan="${heads.length}">${words.none}</td></tr>\n` }]),
    { name: `end: ${title}`, text: '</tbody></table></section>\n' },
  ];
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(evidenceStyle)}; base-uri 'none'; form-action 'none'`;
  const head =
    `<!doctype html><html lang="${reader.language}" dir="${reader.language === 'he' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">` +
    `<meta name="viewport" content="width=device-width">` +
    `<title>${words.title} ${escaped(String(number)).replaceAll('&quot;', '"')}</title><style>${evidenceStyle}</style></head><body>\n`;
  const top =
    `<header><p class="brand">Signalbox</p><h1>${words.title} ${told(number)}</h1>\n` +
    `<p id="verdict" data-unchanged="${words.unchanged}" data-changed="${words.changed}">${words.unchecked}</p>\n` +
    `<p>${told(process.title)} · ${words.made} ${mono(at(new Date(provenance.madeAt).toISOString()))}</p>\n` +
    `<p>${words.zone.replace('{zone}', mono(reader.zone))}</p>\n<p>${words.root}: ${mono(root)}</p></header>\n`;
  const labels = Object.entries(process.labels).map(([key, value]) =>
    row(`label ${canonical(key)}`, [told(key), told(value)]),
  );
  const parts: Part[] = [
    { name: 'style and beginning', text: head },
    { name: 'head of the document', text: top },
    ...section(
      words.process,
      ['', ''],
      [
        row('state', [words.state, states.process[process.state]]),
        row('workflow', [words.workflow, told(process.workflow)]),
        row('started', [words.started, mono(at(process.startedAt))]),
        row('last event', [words.lastEvent, mono(at(process.lastEventAt))]),
        row('process id', ['ID', mono(process.processId)]),
      ],
    ),
    ...section(words.labels, [words.name, ''], labels),
    ...section(
      words.stations,
      [words.who, words.state, words.submitted],
      process.stations.map((each, index) =>
        row(`station ${index + 1}`, [
          told(each.name),
          states.station[each.state],
          mono(at(each.submittedAt)),
        ]),
      ),
    ),
    ...section(
      words.events,
      [words.number, words.what, words.who, words.when, words.vendorTime, words.arrived],
      events.map((each, index) =>
        row(`event ${index + 1}`, [
          mono(String(each.seq)),
          `${words.steps[each.type]} ${mono(each.type)}${each.reconstructed ? ` (${words.told})` : ''}`,
          told(each.recipient?.name ?? null),
          mono(at(each.occurredAt)),
          mono(each.occurredAtRaw ?? '—'),
          mono(at(each.receivedAt)),
        ]),
      ),
    ),
    ...section(
      words.deliveries,
      [words.number, words.arrived, words.verdict, words.size, words.hashes],
      deliveries.map((each) =>
        row(`delivery ${each.id}`, [
          mono(String(each.id)),
          mono(at(each.receivedAt)),
          each.duplicateOf === null
            ? words.verdicts[each.verdict]
            : words.copyOf.replace('{id}', mono(String(each.duplicateOf))),
          mono(String(each.size)),
          `${mono(each.sha256)} ${each.keptSha256 === null ? words.erased : mono(each.keptSha256)}` +
            (each.removed.length > 0
              ? ` ${words.removed.replace('{rules}', () => mono(each.removed.join(', ')))}`
              : ''),
        ]),
      ),
    ),
    ...section(
      words.documents,
      [words.name, words.size, 'SHA-256'],
      (archive?.files ?? []).map((each) =>
        row(`document ${each.index + 1}`, [
          told(each.name),
          mono(String(each.size ?? '—')),
          mono(each.sha256 ?? '—'),
        ]),
      ),
    ),
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

/** Digits alone, so that they read the same in every language and in every year. */
function clock(zone: string): (iso: string | null) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    ...{
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    },
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
  return (iso) => {
    if (iso === null) return '—';
    const parts = Object.fromEntries(
      format.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]),
    );
    const { year, month, day, hour, minute, second, fractionalSecond, timeZoneName = '' } = parts;
    return `${year}-${month}-${day} ${hour}:${minute}:${second}.${fractionalSecond} ${timeZoneName.replace('GMT', '') || '+00:00'}`;
  };
}
