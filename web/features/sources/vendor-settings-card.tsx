import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provider, Source } from '../../../shared/source.ts';
import { useAction } from '../../lib/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import styles from './form.module.css';
import { useSourceVerbs } from './queries.ts';
import { Section } from './section.tsx';
import { VendorSettingField } from './vendor-setting-field.tsx';
import { VerificationNote } from './verification-note.tsx';

/** What only this vendor's sources can be told; the fields are those that the server names. */
export function VendorSettingsCard({ source, provider }: { source: Source; provider: Provider }) {
  const { t } = useTranslation('sources');
  const { change } = useSourceVerbs();
  const { busy, fault, run } = useAction();
  /** Only what was touched: null takes a setting away. */
  const [changes, setChanges] = useState<Record<string, string | null>>({});
  const [isSaved, setIsSaved] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    run(async () => {
      await change(source.id, { vendor: changes });
      setChanges({});
      setIsSaved(true);
    });
  };
  return (
    <Section title={t('vendor.title', { vendor: provider.name })}>
      <VerificationNote source={source} provider={provider} />
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.fields}>
          {provider.settings.map((setting) => (
            <VendorSettingField
              key={setting.name}
              setting={setting}
              source={source}
              change={changes[setting.name]}
              onChange={(value) => {
                setIsSaved(false);
                setChanges({ ...changes, [setting.name]: value });
              }}
            />
          ))}
        </div>
        <DialogActions fault={fault}>
          <span role="status" className={styles.words}>
            {isSaved ? t('vendor.saved') : null}
          </span>
          <Button
            type="submit"
            look="primary"
            disabled={busy || Object.keys(changes).length === 0 || source.state === 'deleted'}
          >
            {t('vendor.submit')}
          </Button>
        </DialogActions>
      </form>
    </Section>
  );
}
