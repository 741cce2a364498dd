import type { Process } from '../../shared/process.ts';
import { zoneClock } from '../export/zone-clock.ts';

/** A search by the words that it was asked in, and the zone of whoever asked (IANA name). */
interface NamedSearch {
  words: readonly (string | undefined)[];
  zone: string;
}

/** Letters of a search that its file is called by. */
const longest = 40;

/**
 * What a file is called, without its ending: by its process, or by the words of its search and the minute at which it is
 * made; and by the moment where it shows the past. `madeAt` and `moment`: epoch milliseconds.
 */
export function exportName(
  of: Pick<Process, 'processNumber' | 'processId'> | NamedSearch,
  madeAt: number,
  moment: number | null,
): string {
  const isSearch = 'words' in of;
  const name = isSearch ? slug(of.words) : String(of.processNumber ?? of.processId);
  const parts = ['signalbox', ...(name === '' ? [] : [name])];
  if (moment !== null) {
    // Windows takes no colons.
    const then = new Date(moment).toISOString().replaceAll(':', '-').replace(/\.\d+/u, '');
    parts.push('as-of', then);
  } else if (isSearch) {
    const here = new Date(madeAt + zoneClock(of.zone)(madeAt)).toISOString();
    parts.push(here.slice(0, 16).replace('T', '-').replace(':', ''));
  }
  return parts.join('-');
}

/** Letters and digits of any script; a dash for whatever stands between them. */
function slug(words: NamedSearch['words']): string {
  const text = words.join(' ').normalize('NFC').toLowerCase();
  const plain = text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-/u, '');
  return Array.from(plain).slice(0, longest).join('').replace(/-$/u, '');
}
