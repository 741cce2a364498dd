import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provider, Source } from '../../../shared/source.ts';
import { useAction } from '../../lib/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './form.module.css';
import { useSourceVerbs } from './queries.ts';
import { readZone } from './read-zone.ts';
import { ZoneInput } from './zone-input.tsx';

export interface ZoneDialogProps {
  source: Source;
  provider: Provider;
  onClose: () => void;
}

/** Chooses the zone in which vendor times are read from now on. */
export function ZoneDialog({ source, provider, onClose }: ZoneDialogProps) {
  const { t } = useTranslation('sources');
  const { change } = useSourceVerbs();
  const { busy, fault, run } = useAction();
  const [typed, setTyped] = useState(source.timeZone ?? '');
  const [isTried, setIsTried] = useState(false);
  const timeZone = readZone(typed);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (timeZone === undefined) return;
    run(async () => {
      await change(source.id, { timeZone });
      onClose();
    });
  };
  return (
    <Dialog title={t('zone.title')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <ZoneInput
          label={t('zone.label')}
          value={typed}
          onValue={setTyped}
          placeholder={provider.zone}
          hint={`${t('zone.hint')} ${t('zone.afterwards')}`}
          fault={isTried && timeZone === undefined ? t('zoneFault') : null}
        />
        <DialogActions fault={fault}>
          <Button type="submit" look="primary" disabled={busy}>
            {t('zone.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
