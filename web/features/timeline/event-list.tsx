import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Event } from '../../../shared/event.ts';
import type { Process } from '../../../shared/process.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { Card } from '../../ui/card.tsx';
import { unseen } from '../../ui/unseen.ts';
import { ClosedRow } from './closed-row.tsx';
import { eventKey } from './event-key.ts';
import styles from './event-list.module.css';
import type { EventLine } from './event-runs.ts';
import { EventRow } from './event-row.tsx';
import { stationName } from './event-station.ts';

export interface EventListProps {
  process: Process;
  /** Newest first. */
  lines: readonly EventLine[];
  /** By event key, how late those are that came out of turn. */
  late: ReadonlyMap<string, number>;
  selected: string | null;
  /** Key of the event that should come into view once it is selected; null for none. */
  reveal: string | null;
  /** The present day as the page writes it: other days are told with the time. */
  today: string;
  onSelect: (key: string) => void;
  onPayload: (event: Event) => void;
  /** Shows the events of a run each, or no longer; by its key. */
  onFold: (key: string) => void;
}

/**
 * The same events in words: what is printed, read on a phone and listened to. It does not tick, so the
 * second hand passes it by.
 */
export const EventList = memo(function EventList(props: EventListProps) {
  const { process, lines, late, selected, reveal, today, onSelect, onPayload, onFold } = props;
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  const closedAt = process.closedAt === null ? null : Date.parse(process.closedAt);
  const moments = lines.map(({ event }) => Date.parse(event.occurredAt));
  const withDate = moments.concat(closedAt ?? []).some((at) => time.date(at) !== today);
  return (
    <Card className={styles.list ?? ''}>
      <table className={styles.table}>
        <caption className={unseen}>{t('events.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('events.when')}</th>
            <th scope="col">{t('events.station')}</th>
            <th scope="col">{t('events.what')}</th>
            <th scope="col">{t('events.from')}</th>
            <th scope="col">
              <span className={unseen}>{t('events.payload')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {/* Whatever comes after it opens the process again, so it is the newest. */}
          {closedAt === null ? null : <ClosedRow at={closedAt} withDate={withDate} />}
          {lines.map((line) => {
            const { event, keys, run } = line;
            const key = eventKey(event);
            const isSelected = selected !== null && keys.includes(selected);
            return (
              <EventRow
                key={line.key}
                line={line}
                station={stationName(process, event)}
                withDate={withDate}
                late={late.get(key)}
                selected={isSelected}
                reveal={isSelected && selected === reveal}
                onSelect={() => onSelect(isSelected ? selected : key)}
                onOpen={() => (run === null ? onPayload(event) : onFold(line.key))}
              />
            );
          })}
        </tbody>
      </table>
      {lines.some(({ event }) => isOfArrival(event)) ? (
        <p className={styles.arrival}>{t('events.arrival')}</p>
      ) : null}
      {lines.length < 2 ? null : (
        <p className={styles.keys}>
          <kbd>j</kbd> <kbd>k</kbd> {t('events.keys')}
        </p>
      )}
      {lines.length === 0 ? <p className={styles.none}>{t('events.none')}</p> : null}
    </Card>
  );
});

function isOfArrival({ occurredAtRaw }: Event): boolean {
  return occurredAtRaw === null;
}
