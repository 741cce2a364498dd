import type { Verdict } from '../../../shared/delivery.ts';
import { maxCopies } from '../evidence/evidence-facts.ts';
import { steps } from '../steps.ts';

const verdicts: Record<Verdict, string> = {
  stored: 'stored',
  duplicate: 'a copy',
  ignored: 'not used',
  quarantined: 'could not be read',
};

/** The words of an evidence pack. */
export const en = {
  steps,
  verdicts,
  copyOf: 'a copy of {id}',
  verdict: 'Result',
  title: 'Evidence of process',
  made: 'Made',
  root: 'Root hash',
  zone: 'Times are in the zone {zone}, below them in UTC where that differs, and beside them the vendor’s own text.',
  unchecked: 'Not checked: this page checks itself where scripts may run.',
  unchanged: 'Unchanged since it was made. Facts checked:',
  changed: 'CHANGED since it was made:',
  process: 'Process',
  state: 'State',
  workflow: 'Workflow',
  started: 'Started',
  lastEvent: 'Last event',
  labels: 'Labels',
  stations: 'Stations',
  events: 'Events',
  deliveries: 'What arrived',
  documents: 'Documents',
  what: 'What happened',
  who: 'Who',
  when: 'When',
  vendorTime: 'Vendor’s own text',
  arrived: 'Arrived',
  told: 'told later by the archive',
  number: 'No.',
  hashes: 'SHA-256 of what arrived, and of what is kept',
  erased: 'erased since',
  removed: 'removed before it was kept: {rules}',
  size: 'Bytes',
  name: 'Name',
  submitted: 'Submitted',
  none: 'None.',
  proves: 'What this proves',
  proof: `Each fact is hashed together with the hash of the one before it; the last is the root hash. So nothing here can be changed, left out or put elsewhere without its being found, as long as the root hash is known from elsewhere. It does not prove that what the vendor sent or this server wrote was true, nor who made this file: nobody has signed it. Of copies that arrived again, at most ${maxCopies} are listed. A document whose hash stands here is the same one if its SHA-256 is the same.`,
  howPdf:
    'To check it: npm run verify -- FILE, in any copy of Signalbox. What it shows is attached to it as facts.ndjson, one fact a line.',
  attached: 'All facts of this document, each hashed with those before it',
  how: 'To check it without this page: npm run verify -- FILE, in any copy of Signalbox.',
};
export type EvidenceWords = typeof en;
