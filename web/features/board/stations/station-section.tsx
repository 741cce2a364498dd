import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumberFormat } from '../../../lib/use-number-format.ts';
import type { BoardView } from '../board-view.ts';
import type { ShownColumn } from './lay-out-columns.ts';
import { StationColumn } from './station-column.tsx';
import styles from './station-section.module.css';

export interface StationSectionProps {
  workflow: string;
  columns: readonly ShownColumn[];
  view: BoardView;
  /** It has the page for itself. */
  alone: boolean;
}

/** The stations of one workflow side by side; on a phone one at a time, swiped or chosen. */
export function StationSection({ workflow, columns, view, alone }: StationSectionProps) {
  const { t } = useTranslation('stations');
  const number = useNumberFormat();
  const strip = useRef<HTMLOListElement>(null);
  const names = columns.flatMap(({ name }) => (name === null ? [] : [name]));
  const choose = (at: number) => {
    const column = strip.current?.children[at];
    column?.scrollIntoView({ inline: 'start', block: 'nearest' });
  };
  return (
    <section className={styles.section}>
      {alone && view.workflow !== null ? null : (
        <h2 className={styles.workflow} dir="auto">
          {workflow}
        </h2>
      )}
      <div role="group" aria-label={t('choose')} className={styles.choices}>
        {columns.map(({ name, count, capped }, at) => (
          <button key={at} type="button" className={styles.choice} onClick={() => choose(at)}>
            <bdi>{name ?? t('elsewhere')}</bdi>
            <bdi className={styles.count}>
              {number.format(count)}
              {capped ? '+' : ''}
            </bdi>
          </button>
        ))}
      </div>
      <ol ref={strip} className={`${styles.strip} ${alone ? styles.alone : ''}`}>
        {columns.map((column) => (
          <li key={JSON.stringify(column.name)} className={styles.place}>
            <StationColumn column={column} workflow={workflow} names={names} view={view} />
          </li>
        ))}
      </ol>
    </section>
  );
}
