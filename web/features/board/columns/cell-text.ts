import type { TFunction } from 'i18next';
import { stationStart } from '../../../../shared/station-start.ts';
import type { Process } from '../../../../shared/process.ts';
import { isOpen } from '../../../../shared/states.ts';
import type { TimeFormat } from '../../../lib/format-time.ts';
import { isolate } from '../../../lib/isolate.ts';
import { labelKey, type MoreColumn } from './column.ts';

export interface CellText {
  words: string;
  /** The quieter line below; '' for none. */
  detail: string;
  /** The whole of it, where the cell may show less. */
  hint: string;
  late: boolean;
}

const nothing: CellText = { words: '', detail: '', hint: '', late: false };

interface Saying {
  now: number;
  t: TFunction<['columns']>;
  time: TimeFormat;
}

/** What a chosen column says of a process; no words where there is nothing to say. */
export function cellText(column: MoreColumn, process: Process, { now, t, time }: Saying): CellText {
  const key = labelKey(column);
  if (key !== null) return plain(Object.hasOwn(process.labels, key) ? (process.labels[key] ?? '') : '');
  const open = process.stations.filter(({ state }) => isOpen(state));
  switch (column) {
    case 'number':
      return plain(process.processNumber === null ? '' : `#${process.processNumber}`);
    case 'transaction':
      return plain(String((open[0] ?? process.stations.at(-1))?.transactionNumber ?? ''));
    case 'workflow':
      return plain(process.workflow);
    case 'source':
      return plain(process.source);
    case 'holder':
      return plain(open.map(({ name }) => isolate(name)).join(', '));
    case 'waiting': {
      const starts = open.map(stationStart).filter((start) => start !== null);
      return starts.length === 0 ? nothing : plain(time.span(now - Math.min(...starts)));
    }
    case 'progress': {
      const done = process.stations.filter(({ state }) => state === 'submitted').length;
      return plain(t('cells.progress', { done, all: process.stations.length }));
    }
    case 'due': {
      const moment = sayMoment(process.dueAt, time);
      if (process.dueAt === null || Date.parse(process.dueAt) > now) return moment;
      return { ...moment, words: t('cells.late'), detail: `${moment.words} ${moment.detail}`, late: true };
    }
    case 'started':
      return sayMoment(process.startedAt, time);
    case 'completed':
      return sayMoment(process.completedAt, time);
    default:
      return nothing;
  }
}

function plain(words: string): CellText {
  return { ...nothing, words, hint: words };
}

function sayMoment(iso: string | null, time: TimeFormat): CellText {
  if (iso === null) return nothing;
  const at = Date.parse(iso);
  return { words: time.date(at), detail: time.clock(at), hint: time.full(at), late: false };
}
