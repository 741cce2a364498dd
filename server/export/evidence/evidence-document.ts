import { stateWords } from '../../state-words.ts';
import { en, type EvidenceWords } from '../words/evidence.en.ts';
import { he } from '../words/evidence.he.ts';
import { canonical } from './check-pack.mjs';
import { evidenceClock } from './evidence-clock.ts';
import type { EvidenceContent } from './evidence-facts.ts';

/** A piece of a line, by whose it is: a writer decides how each looks, and lets none reach into the next. */
export type Inline =
  | { kind: 'words'; text: string }
  /** What a vendor or a customer wrote, in whatever direction. */
  | { kind: 'told'; text: string }
  /** Hashes, ids and the like: from left to right in any language. */
  | { kind: 'code'; text: string }
  /** A moment in the reader's zone, and in UTC where that is another one. */
  | { kind: 'time'; zoned: string; utc: string | null };

export type Line = readonly Inline[];

export type SectionId = 'process' | 'labels' | 'stations' | 'events' | 'deliveries' | 'documents';

export interface EvidenceSection {
  id: SectionId;
  title: string;
  /** Empty texts where the first column names what stands in the second. */
  heads: readonly string[];
  /** Each with a name by which a change in it is told. */
  rows: readonly { name: string; cells: readonly Line[] }[];
}

export interface EvidenceDocument {
  words: EvidenceWords;
  language: EvidenceContent['reader']['language'];
  direction: 'ltr' | 'rtl';
  number: string;
  /** What stands below the title. */
  about: readonly Line[];
  sections: readonly EvidenceSection[];
}

const words = (text: string): Inline => ({ kind: 'words', text });
const told = (text: string | number | null): Inline => ({ kind: 'told', text: String(text ?? '—') });
const code = (text: string | number | null): Inline => ({ kind: 'code', text: String(text ?? '—') });

/** `{name}` of a sentence as a piece of its own. */
function sentence(text: string, value: Inline): Line {
  const [before = '', after = ''] = text.split(/\{\w+\}/u);
  return [words(before), value, words(after)].filter((each) => each.kind !== 'words' || each.text !== '');
}

/** What every writer of a pack shows, in the words of its reader. */
export function evidenceDocument(content: EvidenceContent, root: string): EvidenceDocument {
  const { process, events, archive, deliveries, reader, provenance } = content;
  const w: EvidenceWords = reader.language === 'he' ? he : en;
  const states = stateWords[reader.language];
  const clock = evidenceClock(reader.zone);
  const at = (iso: string | null): Inline => {
    if (iso === null) return code(null);
    const zoned = clock(iso);
    return { kind: 'time', zoned, utc: zoned.endsWith('+00:00') ? null : iso };
  };
  const sections: EvidenceSection[] = [
    {
      ...{ id: 'process', title: w.process, heads: ['', ''] },
      rows: [
        { name: 'state', cells: [[words(w.state)], [words(states.process[process.state])]] },
        { name: 'workflow', cells: [[words(w.workflow)], [told(process.workflow)]] },
        { name: 'started', cells: [[words(w.started)], [at(process.startedAt)]] },
        { name: 'last event', cells: [[words(w.lastEvent)], [at(process.lastEventAt)]] },
        { name: 'process id', cells: [[words('ID')], [code(process.processId)]] },
      ],
    },
    {
      ...{ id: 'labels', title: w.labels, heads: ['', ''] },
      rows: Object.entries(process.labels).map(([key, value]) => ({
        name: `label ${canonical(key)}`,
        cells: [[told(key)], [told(value)]],
      })),
    },
    {
      ...{ id: 'stations', title: w.stations, heads: [w.who, w.state, w.submitted] },
      rows: process.stations.map(({ name, state, submittedAt }, index) => ({
        name: `station ${index + 1}`,
        cells: [[told(name)], [words(states.station[state])], [at(submittedAt)]],
      })),
    },
    {
      ...{ id: 'events', title: w.events },
      heads: [w.number, w.what, w.who, w.when, w.vendorTime, w.arrived],
      rows: events.map((each, index) => ({
        name: `event ${index + 1}`,
        cells: [
          [code(each.seq)],
          [
            words(`${w.steps[each.type]} `),
            code(each.type),
            ...(each.reconstructed ? [words(` (${w.told})`)] : []),
          ],
          [told(each.recipient?.name ?? null)],
          [at(each.occurredAt)],
          [code(each.occurredAtRaw)],
          [at(each.receivedAt)],
        ],
      })),
    },
    {
      ...{ id: 'deliveries', title: w.deliveries },
      heads: [w.number, w.arrived, w.verdict, w.size, w.hashes],
      rows: deliveries.map((each) => ({
        name: `delivery ${each.id}`,
        cells: [
          [code(each.id)],
          [at(each.receivedAt)],
          each.duplicateOf === null
            ? [words(w.verdicts[each.verdict])]
            : sentence(w.copyOf, code(each.duplicateOf)),
          [code(each.size)],
          [
            ...[code(each.sha256), words(' ')],
            each.keptSha256 === null ? words(w.erased) : code(each.keptSha256),
            ...(each.removed.length > 0
              ? [words(' '), ...sentence(w.removed, code(each.removed.join(', ')))]
              : []),
          ],
        ],
      })),
    },
    {
      ...{ id: 'documents', title: w.documents, heads: [w.name, w.size, 'SHA-256'] },
      rows: (archive?.files ?? []).map((each) => ({
        name: `document ${each.index + 1}`,
        cells: [[told(each.name)], [code(each.size)], [code(each.sha256)]],
      })),
    },
  ];
  return {
    ...{ words: w, language: reader.language, direction: reader.language === 'he' ? 'rtl' : 'ltr', sections },
    number: String(process.processNumber ?? process.processId),
    about: [
      [told(process.title), words(` · ${w.made} `), at(new Date(provenance.madeAt).toISOString())],
      sentence(w.zone, code(reader.zone)),
      [words(`${w.root}: `), code(root)],
    ],
  };
}
