import { useTranslation } from 'react-i18next';
import { isUsual, labelKey, type Column } from './column.ts';

/** What a column is called; a label by its key. */
export function useColumnName(): (column: Column) => string {
  const { t } = useTranslation(['columns', 'board']);
  return (column) => {
    if (isUsual(column)) return t(`board:columns.${column}`);
    return isLabel(column) ? (labelKey(column) ?? '') : t(`columns:names.${column}`);
  };
}

function isLabel(column: Column): column is Extract<Column, `label:${string}`> {
  return labelKey(column) !== null;
}
