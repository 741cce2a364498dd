import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../lib/isolate.ts';
import { Spoken } from '../../../ui/spoken.tsx';
import type { Row } from '../board-rows.ts';
import { fixedColumns, labelColumn, mostColumns, namedColumns, type Column } from './column.ts';
import { ColumnChoice } from './column-choice.tsx';
import styles from './columns-panel.module.css';
import { labelKeys } from './label-keys.ts';
import { useColumnName } from './use-column-name.ts';

export interface ColumnChoicesProps {
  columns: readonly Column[];
  /** The loaded ones: their labels can be columns. */
  rows: readonly Row[];
  /** Null for the usual ones. */
  onChoose: (columns: readonly Column[] | null) => void;
}

/** The columns that are shown in their order, then the others. */
export function ColumnChoices({ columns, rows, onChoose }: ColumnChoicesProps) {
  const { t } = useTranslation('columns');
  const nameOf = useColumnName();
  const [moved, setMoved] = useState('');
  const pressed = useRef<HTMLElement | null>(null);
  // What changes its place in a document loses the focus.
  useLayoutEffect(() => {
    pressed.current?.focus();
    pressed.current = null;
  }, [columns]);

  const labels = labelKeys(rows.map(({ process }) => process)).map(labelColumn);
  const others = [...namedColumns, ...labels].filter((column) => !columns.includes(column));
  const move = (from: number, to: number, button: HTMLElement) => {
    const column = columns[from];
    if (column === undefined) return;
    pressed.current = button;
    onChoose(columns.toSpliced(from, 1).toSpliced(to, 0, column));
    setMoved(t('moved', { column: isolate(nameOf(column)), place: to + 1, places: columns.length }));
  };
  return (
    <>
      <ul className={styles.choices}>
        {columns.map((column, at) => (
          <ColumnChoice
            key={column}
            name={nameOf(column)}
            checked
            disabled={fixedColumns.includes(column)}
            onChange={() => onChoose(columns.filter((each) => each !== column))}
            earlier={at === 0 ? null : (button) => move(at, at - 1, button)}
            later={at === columns.length - 1 ? null : (button) => move(at, at + 1, button)}
          />
        ))}
        {others.map((column) => (
          <ColumnChoice
            key={column}
            name={nameOf(column)}
            checked={false}
            disabled={columns.length >= mostColumns}
            onChange={() => onChoose([...columns, column])}
          />
        ))}
      </ul>
      <Spoken words={moved} />
    </>
  );
}
