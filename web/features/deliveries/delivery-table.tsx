import { useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../../shared/delivery.ts';
import { useListWindow, type RowSize } from '../../lib/use-list-window.ts';
import { ListSkeleton, StandIn } from '../../ui/list-skeleton.tsx';
import { RowBox } from '../../ui/row-box.tsx';
import { WindowTable } from '../../ui/window-table.tsx';
import { DeliveryRow, type DeliveryRowProps } from './delivery-row.tsx';
import { usePlainNames } from './use-plain-names.ts';
import styles from './delivery-table.module.css';
import type { DeliveryList } from './use-delivery-list.ts';

const size: RowSize = { wide: 44, narrow: 88, gap: 8 };
const bars = 5;
const columns = styles.columns ?? '';

export interface DeliveryTableProps extends Pick<DeliveryRowProps, 'today' | 'pathOf' | 'onPick'> {
  list: DeliveryList;
  picked: ReadonlySet<number>;
  onPickAll: (picked: boolean) => void;
  /** The delivery that is open. */
  open: number | null;
  /** Where the rows are, to know whether somebody is at them. */
  table: RefObject<HTMLDivElement | null>;
}

/** The list itself. */
export function DeliveryTable({ list, picked, onPickAll, open, table, ...row }: DeliveryTableProps) {
  const { t } = useTranslation('deliveries');
  const body = useRef<HTMLDivElement>(null);
  const window = useListWindow(body, list, keyOf, size);
  const { workflowOf, typeOf } = usePlainNames();
  const isWhole = list.rows.every(({ id }) => picked.has(id));
  return (
    <WindowTable
      label={t('title')}
      className={columns}
      table={table}
      list={list}
      window={window}
      body={body}
      head={
        <>
          <span role="columnheader">
            <RowBox
              label={t('pickAll')}
              checked={isWhole}
              mixed={!isWhole && picked.size > 0}
              onChange={() => onPickAll(!isWhole)}
            />
          </span>
          <span role="columnheader">{t('columns.when')}</span>
          <span role="columnheader">{t('columns.source')}</span>
          <span role="columnheader">{t('columns.type')}</span>
          <span role="columnheader">{t('columns.verdict')}</span>
          <span role="columnheader">{t('columns.process')}</span>
          <span role="columnheader" className={styles.end}>
            {t('columns.size')}
          </span>
        </>
      }
      standIn={<StandIn bars={bars} />}
      failed={{ title: t('failed.title'), retry: t('failed.retry') }}
    >
      {(delivery) => (
        <DeliveryRow
          delivery={delivery}
          workflow={workflowOf(delivery.source)}
          typeName={typeOf(delivery)}
          picked={picked.has(delivery.id)}
          current={delivery.id === open}
          {...row}
        />
      )}
    </WindowTable>
  );
}

/** The shape of the list while it is on its way. */
export function DeliverySkeleton() {
  return <ListSkeleton className={columns} size={size} bars={bars} />;
}

function keyOf({ id }: Delivery): string {
  return String(id);
}
