import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import {
  headerNamePattern,
  takenHeaderPattern,
  userNamePattern,
  type CredentialScheme,
  type Provider,
  type Source,
} from '../../../shared/source.ts';
import { useAction } from '../../lib/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Choices } from './choices.tsx';
import styles from './form.module.css';
import { useSourceVerbs } from './queries.ts';
import { showSecret } from './shown-secrets.ts';

export interface NewCredentialsDialogProps {
  source: Source;
  provider: Provider;
  onClose: () => void;
}

/** Chooses how the vendor shows who it is; the secret is made on the server. */
export function NewCredentialsDialog({ source, provider, onClose }: NewCredentialsDialogProps) {
  const { t } = useTranslation('sources');
  const { addCredential } = useSourceVerbs();
  const { busy, fault, run } = useAction();
  const [scheme, setScheme] = useState<CredentialScheme>(
    source.credentials.at(-1)?.scheme ?? provider.schemes[0] ?? 'header',
  );
  const [name, setName] = useState('');
  const [isTried, setIsTried] = useState(false);
  const nameFault = isPossible(scheme, name.trim())
    ? null
    : t(scheme === 'header' ? 'credentials.make.headerFault' : 'credentials.make.userFault');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (nameFault !== null) return;
    run(async () => {
      const given = scheme === 'bearer' || name.trim() === '' ? null : name;
      const { credential, secret } = await addCredential(source.id, { scheme, name: given });
      showSecret(credential.id, secret);
      onClose();
    });
  };
  return (
    <Dialog title={t('credentials.make.title')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.words}>{t('credentials.make.explain', { vendor: provider.name })}</p>
        {provider.showsCredentials ? null : (
          <p className={styles.words}>{t('paste.unshown', { vendor: provider.name })}</p>
        )}
        <Choices
          legend={t('credentials.make.scheme')}
          value={scheme}
          choices={provider.schemes.map((value) => ({
            value,
            name: t(`credentials.scheme.${value}.name`),
            hint: t(`credentials.scheme.${value}.hint`),
          }))}
          onChoose={setScheme}
        />
        {scheme === 'bearer' ? null : (
          <TextField
            label={t(`credentials.scheme.${scheme}.field`)}
            value={name}
            onValue={setName}
            fault={isTried ? nameFault : null}
            mono
            spellCheck={false}
            maxLength={100}
            placeholder={t(`credentials.scheme.${scheme}.usual`)}
            hint={t('credentials.make.nameHint', { name: t(`credentials.scheme.${scheme}.usual`) })}
          />
        )}
        <DialogActions fault={fault}>
          <Button type="submit" look="primary" disabled={busy}>
            {t('credentials.make.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Whether credentials can have this name; an empty one leaves the choice to the server. */
function isPossible(scheme: CredentialScheme, name: string): boolean {
  if (name === '' || scheme === 'bearer') return true;
  if (scheme === 'header') return headerNamePattern.test(name) && !takenHeaderPattern.test(name);
  return userNamePattern.test(name);
}
