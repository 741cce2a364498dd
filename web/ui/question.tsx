import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { Dialog } from './dialog.tsx';

export interface QuestionProps {
  title: string;
  /** What will happen, so that nobody has to guess. */
  children: ReactNode;
  /** The words of the button that does it. */
  confirm: string;
  busy: boolean;
  fault: string | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that a person may not want to have done. */
export function Question({ title, children, confirm, busy, fault, onConfirm, onClose }: QuestionProps) {
  const { t } = useTranslation('shell');
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <DialogActions fault={fault}>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button look="primary" disabled={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
