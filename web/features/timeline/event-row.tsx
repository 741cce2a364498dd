import { ChevronDown } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { tightSpan } from '../../lib/tight-span.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import tones from '../../ui/tones.module.css';
import { eventKinds } from './event-kind.ts';
import styles from './event-list.module.css';
import type { EventLine } from './event-runs.ts';

export interface EventRowProps {
  line: EventLine;
  /** Of the station; null for an event of the whole process. */
  station: string | null;
  /** Whether the day has to be told with the time, since it is not always today's. */
  withDate: boolean;
  /** Milliseconds by which it came out of turn; undefined where it did not. */
  late: number | undefined;
  selected: boolean;
  /** Brings the row into view when it becomes true. */
  reveal: boolean;
  onSelect: () => void;
  /** Opens its payload; for a run, its single events. */
  onOpen: () => void;
}

/** One event in words. The whole row selects for the pointer; for keys and listeners its time is the button. */
export function EventRow(props: EventRowProps) {
  const { line, station, withDate, late, selected, reveal, onSelect, onOpen } = props;
  const { event, run, isPart } = line;
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (reveal) row.current?.scrollIntoView({ block: 'nearest' });
  }, [reveal]);
  const at = Date.parse(event.occurredAt);
  const { word, tone } = eventKinds[event.type];
  const what = t(`event.${word}`);
  const from = [event.client?.device, event.client?.ip].filter((each) => each != null && each !== '');
  return (
    <tr
      ref={row}
      className={`${styles.row} ${selected ? styles.selected : ''} ${isPart ? styles.part : ''}`}
      onClick={onSelect}
      aria-current={selected ? 'true' : undefined}
    >
      <td className={styles.when}>
        <button type="button" className={styles.pick} aria-pressed={selected} title={time.full(at)}>
          {withDate ? <span className={styles.date}>{time.date(at)}</span> : null}
          <bdi>{time.clockToMillis(at)}</bdi>
        </button>
      </td>
      <td className={styles.station} dir="auto">
        {station ?? t('events.nowhere')}
      </td>
      <td className={styles.what}>
        <span className={`${styles.dot} ${tones[tone]} ${event.reconstructed ? styles.reconstructed : ''}`} />
        {what}{' '}
        {run === null ? null : (
          <span className={styles.remark}>
            {t('events.repeated', { count: run.count, time: time.clockToMillis(Date.parse(run.since)) })}
          </span>
        )}
        {event.reconstructed ? <span className={styles.remark}>{t('events.reconstructed')}</span> : null}
        {event.isAmbiguous ? <span className={styles.remark}>{t('events.ambiguous')}</span> : null}
        {late === undefined ? null : (
          <span className={styles.remark}>{t('events.late', { span: tightSpan(time, late) })}</span>
        )}
      </td>
      <td
        className={`${styles.from} ${from.length === 0 ? styles.unknown : ''}`}
        title={event.client?.userAgent ?? undefined}
      >
        {from.length === 0 ? t('events.nowhere') : <bdi>{from.join(' · ')}</bdi>}
      </td>
      <td className={styles.payload}>
        <button
          type="button"
          className={styles.open}
          onClick={(click) => {
            click.stopPropagation();
            onOpen();
          }}
          {...(run === null
            ? { 'aria-label': t('events.payloadOf', { event: what, time: time.clockToMillis(at) }) }
            : { 'aria-expanded': run.isOpen, 'aria-label': t('events.eachOf', { event: what }) })}
        >
          {t(run === null ? 'events.payload' : 'events.each')}
          {run === null ? null : <ChevronDown size={14} aria-hidden="true" />}
        </button>
      </td>
    </tr>
  );
}
