import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './dialog.module.css';

export interface DialogProps {
  title: string;
  children: ReactNode;
  onClose: () => void;
}

/** A sheet over the page. The browser's own dialog: it keeps the focus inside and closes with Escape. */
export function Dialog({ title, children, onClose }: DialogProps) {
  const { t } = useTranslation('shell');
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    // Where something is to be typed, that comes first, and not the cross.
    dialog.current?.querySelector<HTMLElement>('input:is(:not([type]), [type=search]), textarea')?.focus();
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={id}
      onClose={onClose}
      // The dialog has no padding of its own: what hits the element itself, hits the ground around it.
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      <div className={styles.sheet}>
        <div className={styles.head}>
          <h2 id={id}>{title}</h2>
          <button type="button" className={styles.close} aria-label={t('close')} onClick={close}>
            <X size={18} aria-hidden="true" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
