import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Event } from '../../../shared/event.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { eventKey } from './event-key.ts';
import { eventKinds } from './event-kind.ts';
import { targetSize, type MarkGroup } from './mark-groups.ts';
import styles from './mark-button.module.css';

export interface MarkButtonProps {
  group: MarkGroup;
  /** Left edge and middle of the area that takes the pointer. */
  x: number;
  middle: number;
  /** Of the station; vendor text. */
  name: string;
  /** By event key, how late those are that came out of turn. */
  late: ReadonlyMap<string, number>;
  selected: string | null;
  /** Null in a picture, where nothing can be pressed: what it would say is still told. */
  onSelect: ((key: string) => void) | null;
}

/** One target on the chart, named in words. Pressed again it goes on to the next of its events. */
export function MarkButton({ group, x, middle, name, late, selected, onSelect }: MarkButtonProps) {
  const { t, i18n } = useTranslation('timeline');
  const time = useTimeFormat();
  const keys = group.events.map(eventKey);
  const at = selected === null ? -1 : keys.indexOf(selected);
  const [first] = group.events;
  const next = keys[(at + 1) % keys.length];
  if (first === undefined || next === undefined) return null;

  const remarks = (event: Event): string => {
    const delay = late.get(eventKey(event));
    if (event.reconstructed) return ` (${t('events.reconstructed')})`;
    return delay === undefined ? '' : ` (${t('events.late', { span: time.spoken(delay) })})`;
  };
  const list = new Intl.ListFormat(i18n.language);
  const words = group.marks.map(({ events: [event, ...more] }) => {
    if (event === undefined) return '';
    const word = t(`event.${eventKinds[event.type].word}`);
    if (more.length === 0) return word + remarks(event);
    const times = list.format([event, ...more].map((each) => time.clock(Date.parse(each.occurredAt))));
    return t('chart.logins', { event: word, count: more.length + 1, times }) + remarks(event);
  });
  const label = t('chart.mark', {
    station: name,
    event: list.format(words),
    time: time.full(Date.parse(first.occurredAt)),
  });
  const target = <rect x={x} y={middle - targetSize / 2} width={group.width} height={targetSize} rx="4" />;
  if (onSelect === null) {
    return (
      <g className={styles.button} role="img">
        <title>{label}</title>
        {target}
      </g>
    );
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onSelect(next);
  };
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={at !== -1}
      className={styles.button}
      onClick={() => onSelect(next)}
      onKeyDown={press}
    >
      <title>{label}</title>
      {target}
    </g>
  );
}
