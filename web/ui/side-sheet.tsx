import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './side-sheet.module.css';

export interface SideSheetProps {
  /** Null while the sheet is closed. */
  title: ReactNode;
  description: ReactNode;
  children: ReactNode;
  onClose: () => void;
}

/** A sheet at the end of the page, so that what it was opened from stays in sight beside it. */
export function SideSheet({ title, description, children, onClose }: SideSheetProps) {
  const { t } = useTranslation('shell');
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <Dialog.Root
      open={title !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop ?? ''} />
        <Dialog.Popup className={styles.popup ?? ''} initialFocus={heading}>
          <div className={styles.head}>
            <div>
              <Dialog.Title ref={heading} tabIndex={-1} className={styles.title ?? ''}>
                {title}
              </Dialog.Title>
              <Dialog.Description className={styles.quiet ?? ''}>{description}</Dialog.Description>
            </div>
            <Dialog.Close className={styles.close ?? ''} aria-label={t('close')}>
              <X size={18} aria-hidden="true" />
            </Dialog.Close>
          </div>
          <div className={styles.content}>{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
