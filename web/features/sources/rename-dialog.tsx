import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../../shared/source.ts';
import { useAction } from '../../lib/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './form.module.css';
import { useSourceVerbs } from './queries.ts';

/** Changes what processes of this source are called. */
export function RenameDialog({ source, onClose }: { source: Source; onClose: () => void }) {
  const { t } = useTranslation('sources');
  const { change } = useSourceVerbs();
  const { busy, fault, run } = useAction();
  const [workflow, setWorkflow] = useState(source.workflow);
  const [titleLabel, setTitleLabel] = useState(source.titleLabel ?? '');
  const [isTried, setIsTried] = useState(false);
  const isNamed = workflow.trim() !== '';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!isNamed) return;
    const label = titleLabel.trim();
    run(async () => {
      await change(source.id, { workflow, titleLabel: label === '' ? null : label });
      onClose();
    });
  };
  return (
    <Dialog title={t('rename.title')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.words}>{t('rename.explain')}</p>
        <TextField
          label={t('create.workflow')}
          value={workflow}
          onValue={setWorkflow}
          maxLength={200}
          fault={isTried && !isNamed ? t('create.workflowMissing') : null}
        />
        <TextField
          label={t('create.titleLabel')}
          value={titleLabel}
          onValue={setTitleLabel}
          maxLength={200}
          hint={t('create.titleLabelHint')}
        />
        <DialogActions fault={fault}>
          <Button type="submit" look="primary" disabled={busy}>
            {t('rename.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
