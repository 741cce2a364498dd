import { useColumnName } from './use-column-name.ts';
import type { MoreColumn } from './column.ts';

export function MoreHead({ column }: { column: MoreColumn }) {
  return <bdi>{useColumnName()(column)}</bdi>;
}
