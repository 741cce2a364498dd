import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { slugPattern, type Provider, type Source } from '../../../shared/source.ts';
import { sourcePath } from '../../lib/paths.ts';
import { useAbout } from '../../lib/use-about.ts';
import { useAction } from '../../lib/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Choices } from './choices.tsx';
import styles from './form.module.css';
import { proposeSlug } from './propose-slug.ts';
import { useSourceVerbs } from './queries.ts';
import { readZone } from './read-zone.ts';
import { ZoneInput } from './zone-input.tsx';

export interface NewSourceDialogProps {
  /** Every source there is, the deleted ones too: their addresses are taken. */
  sources: readonly Source[];
  providers: readonly Provider[];
  onClose: () => void;
}

/** Makes a webhook address and opens its page. */
export function NewSourceDialog({ sources, providers, onClose }: NewSourceDialogProps) {
  const { t } = useTranslation('sources');
  const about = useAbout();
  const { create } = useSourceVerbs();
  const { busy, fault, run } = useAction();
  const [, navigate] = useLocation();
  const [providerId, setProviderId] = useState(providers[0]?.id ?? '');
  const [workflow, setWorkflow] = useState('');
  /** Null while it follows the name of the workflow. */
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const [zone, setZone] = useState('');
  const [titleLabel, setTitleLabel] = useState('');
  const [isTried, setIsTried] = useState(false);

  const provider = providers.find(({ id }) => id === providerId);
  const siblings = sources.filter((each) => each.provider === providerId);
  const slug =
    ownSlug?.trim().normalize('NFC') ??
    proposeSlug(
      workflow,
      siblings.map((each) => each.slug),
    );
  const taken = siblings.find((each) => each.slug === slug);
  const wanted = proposeSlug(workflow, []);
  const former =
    ownSlug === null ? siblings.find((each) => each.slug === wanted && each.state === 'deleted') : undefined;
  const linked = taken ?? former;
  const sendsTimes = provider?.sendsTimes ?? true;
  const timeZone = sendsTimes ? readZone(zone) : null;
  const isNamed = workflow.trim() !== '';
  const slugFault = faultInSlug();
  const address = about?.webhookUrl.replace(/[^/]*$/u, `${providerId}/${slug}`);

  function faultInSlug(): string | null {
    if (taken !== undefined) return t(taken.state === 'deleted' ? 'create.slugDeleted' : 'create.slugTaken');
    if (slug === 'token') return t('create.slugReserved');
    return slugPattern.test(slug) ? null : t('create.slugFault');
  }

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!isNamed || slugFault !== null || timeZone === undefined) return;
    const label = titleLabel.trim();
    run(async () => {
      const given = { provider: providerId, slug, workflow, timeZone, keeps: [], vendor: {} };
      const made = await create({ ...given, titleLabel: label === '' ? null : label });
      onClose();
      navigate(sourcePath(made.id));
    });
  };

  return (
    <Dialog title={t('create.title')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {providers.length < 2 ? null : (
          <Choices
            legend={t('create.vendor')}
            value={providerId}
            choices={providers.map(({ id, name }) => ({ value: id, name }))}
            onChoose={setProviderId}
          />
        )}
        <TextField
          label={t('create.workflow')}
          value={workflow}
          onValue={setWorkflow}
          hint={t('create.workflowHint')}
          fault={isTried && !isNamed ? t('create.workflowMissing') : null}
          maxLength={200}
        />
        <TextField
          label={t('create.slug')}
          value={ownSlug ?? slug}
          onValue={setOwnSlug}
          hint={address === undefined || slug === '' ? undefined : t('create.slugHint', { url: address })}
          fault={isTried || ownSlug !== null ? slugFault : null}
          mono
          spellCheck={false}
        />
        {linked === undefined ? null : (
          <p className={styles.words}>
            {taken === undefined ? `${t('create.slugWasTaken')} ` : null}
            <Link href={sourcePath(linked.id)}>
              {t('create.open')} <bdi>{linked.workflow}</bdi>
            </Link>
          </p>
        )}
        {sendsTimes ? (
          <ZoneInput
            label={t('create.zone')}
            value={zone}
            onValue={setZone}
            placeholder={provider?.zone ?? ''}
            hint={t('create.zoneHint', { vendor: provider?.name ?? '', zone: provider?.zone ?? '' })}
            fault={isTried && timeZone === undefined ? t('zoneFault') : null}
          />
        ) : null}
        {provider?.sendsLabels === false ? null : (
          <TextField
            label={t('create.titleLabel')}
            value={titleLabel}
            onValue={setTitleLabel}
            hint={t('create.titleLabelHint')}
            maxLength={200}
          />
        )}
        <DialogActions fault={fault}>
          <Button type="submit" look="primary" disabled={busy}>
            {t('create.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
