import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Event } from '../../../shared/event.ts';
import type { Process } from '../../../shared/process.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { Card } from '../../ui/card.tsx';
import { eventKey } from './event-key.ts';
import styles from './event-list.module.css';
import { EventRow } from './event-row.tsx';
import { stationName } from './event-station.ts';

export interface EventListProps {
  process: Process;
  /** Newest first. */
  events: readonly Event[];
  /** By event key, how late those are that came out of turn. */
  late: ReadonlyMap<string, number>;
  selected: string | null;
  /** Key of the event that should come into view once it is selected; null for none. */
  reveal: string | null;
  /** The present day as the page writes it: other days are told with the time. */
  today: string;
  onSelect: (key: string) => void;
  onPayload: (event: Event) => void;
}

/**
 * The same events in words: what is printed, read on a phone and listened to. It does not tick, so the
 * second hand passes it by.
 */
export const EventList = memo(function EventList(props: EventListProps) {
  const { process, events, late, selected, reveal, today, onSelect, onPayload } = props;
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  const withDate = events.some((event) => time.date(Date.parse(event.occurredAt)) !== today);
  return (
    <Card className={styles.list ?? ''}>
      <table className={styles.table}>
        <caption className={styles.caption}>{t('events.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('events.when')}</th>
            <th scope="col">{t('events.station')}</th>
            <th scope="col">{t('events.what')}</th>
            <th scope="col">{t('events.from')}</th>
            <th scope="col">
              <span className={styles.caption}>{t('events.payload')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => {
            const key = eventKey(event);
            return (
              <EventRow
                key={key}
                event={event}
                station={stationName(process, event)}
                withDate={withDate}
                late={late.get(key)}
                selected={key === selected}
                reveal={key === selected && key === reveal}
                onSelect={() => onSelect(key)}
                onPayload={() => onPayload(event)}
              />
            );
          })}
        </tbody>
      </table>
      {events.some(isOfArrival) ? <p className={styles.arrival}>{t('events.arrival')}</p> : null}
      {events.length < 2 ? null : (
        <p className={styles.keys}>
          <kbd>j</kbd> <kbd>k</kbd> {t('events.keys')}
        </p>
      )}
      {events.length === 0 ? <p className={styles.none}>{t('events.none')}</p> : null}
    </Card>
  );
});

function isOfArrival({ occurredAtRaw }: Event): boolean {
  return occurredAtRaw === null;
}
