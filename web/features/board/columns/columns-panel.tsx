import { Popover } from '@base-ui/react/popover';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { ColumnChoices, type ColumnChoicesProps } from './column-choices.tsx';
import styles from './columns-panel.module.css';

export interface ColumnsPanelProps extends ColumnChoicesProps {
  triggerClass: string;
  /** What stands in the button. */
  children: ReactNode;
}

/** Which columns the list has, and in which order: what is chosen here shows at once. */
export function ColumnsPanel({ columns, rows, onChoose, triggerClass, children }: ColumnsPanelProps) {
  const { t } = useTranslation('columns');
  const [open, setOpen] = useState(true);
  return (
    <Popover.Root open={open} onOpenChange={(next) => setOpen(next)}>
      <Popover.Trigger className={triggerClass}>{children}</Popover.Trigger>
      <Popover.Portal container={document.querySelector('main')}>
        <Popover.Positioner className={styles.positioner ?? ''} align="end" sideOffset={6}>
          <Popover.Popup className={styles.popup ?? ''}>
            <Popover.Title className={styles.title ?? ''}>{t('title')}</Popover.Title>
            <ColumnChoices columns={columns} rows={rows} onChoose={onChoose} />
            <Button look="quiet" onClick={() => onChoose(null)}>
              {t('reset')}
            </Button>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
