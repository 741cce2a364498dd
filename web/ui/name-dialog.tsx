import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../lib/use-action.ts';
import { Button } from './button.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './text-field.tsx';

export interface NameDialogProps {
  title: string;
  name: string;
  /** Rejects where it cannot be done; the dialog then says why. */
  onName: (name: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for the name of a view. */
export function NameDialog({ title, name: before, onName, onClose }: NameDialogProps) {
  const { t } = useTranslation('views');
  const { busy, fault, run } = useAction();
  const [name, setName] = useState(before);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    run(async () => {
      await onName(name);
      onClose();
    });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        <TextField
          label={t('name')}
          hint={t('hint')}
          value={name}
          onValue={setName}
          maxLength={100}
          required
        />
        <DialogActions fault={fault}>
          <Button type="submit" look="primary" disabled={busy}>
            {t('submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
