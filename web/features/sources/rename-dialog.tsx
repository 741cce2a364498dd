import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provider, Source } from '../../../shared/source.ts';
import { isolate } from '../../lib/isolate.ts';
import { useAction } from '../../lib/use-action.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './form.module.css';
import { useSourceVerbs } from './queries.ts';

export interface RenameDialogProps {
  source: Source;
  provider: Provider;
  onClose: () => void;
}

/** Changes what processes of this source are called. */
export function RenameDialog({ source, provider, onClose }: RenameDialogProps) {
  const { t } = useTranslation('sources');
  const { look, change } = useSourceVerbs();
  const { busy, fault, run } = useAction();
  const [workflow, setWorkflow] = useState(source.workflow);
  const [titleLabel, setTitleLabel] = useState(source.titleLabel ?? '');
  /** What it was called when the person last looked: somebody else may rename it meanwhile. */
  const [known, setKnown] = useState(source);
  const [isTried, setIsTried] = useState(false);
  const [isOther, setIsOther] = useState(false);
  const isNamed = workflow.trim() !== '';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!isNamed) return;
    const label = titleLabel.trim();
    run(async () => {
      const current = await look(source.id);
      if (current.workflow !== known.workflow || current.titleLabel !== known.titleLabel) {
        setKnown(current);
        setIsOther(true);
        return;
      }
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
        {provider.sendsLabels ? (
          <TextField
            label={t('create.titleLabel')}
            value={titleLabel}
            onValue={setTitleLabel}
            maxLength={200}
            hint={t('create.titleLabelHint')}
          />
        ) : null}
        {isOther ? (
          <Banner tone="late">
            <strong>{t('rename.otherLead')}</strong>{' '}
            {t('rename.other', { name: isolate(known.workflow), label: isolate(known.titleLabel ?? '–') })}
          </Banner>
        ) : null}
        <DialogActions fault={fault}>
          <Button type="submit" look="primary" disabled={busy}>
            {t(isOther ? 'rename.submitAnyway' : 'rename.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
