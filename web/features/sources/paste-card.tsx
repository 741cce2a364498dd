import { useTranslation } from 'react-i18next';
import type { Provider, Source } from '../../../shared/source.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { isLocal } from './is-local.ts';
import styles from './paste-card.module.css';
import type { PasteValue } from './paste-values.ts';
import { forgetSecrets } from './shown-secrets.ts';
import { Section } from './section.tsx';
import { ZoneField } from './zone-field.tsx';

export interface PasteCardProps {
  source: Source;
  provider: Provider;
  values: readonly PasteValue[];
  onMake: () => void;
}

/** What has to be entered at the vendor, each with a button that copies it. */
export function PasteCard({ source, provider, values, onMake }: PasteCardProps) {
  const { t } = useTranslation('sources');
  const isShown = values.some(({ text, ending }) => text !== null && ending !== undefined);
  return (
    <Section title={t('paste.title')}>
      {values.map(({ field, text, ending = '' }) =>
        text === null ? (
          <p key={field} className={styles.hidden}>
            <span className={styles.label}>{t(`paste.${field}`)}</span>
            <span className={styles.ending}>{t('paste.hidden', { ending })}</span>
          </p>
        ) : (
          <CopyField key={field} quiet label={t(`paste.${field}`)} text={text} />
        ),
      )}
      {isLocal(source.url) ? (
        <p className={styles.once}>{t('paste.local', { vendor: provider.name })}</p>
      ) : null}
      {isShown ? (
        <Banner
          tone="filling"
          action={
            <Button onClick={() => forgetSecrets(source.credentials.map(({ id }) => id))}>
              {t('paste.taken')}
            </Button>
          }
        >
          {t('paste.once')}
        </Banner>
      ) : null}
      {source.access === 'open' || source.access === 'shared' ? (
        <div className={styles.open}>
          <p>{t(`paste.${source.access}Explain`, { vendor: provider.name })}</p>
          {provider.showsCredentials ? null : <p>{t('paste.unshown', { vendor: provider.name })}</p>}
          <Button
            look={source.access === 'shared' || !provider.showsCredentials ? 'plain' : 'primary'}
            onClick={onMake}
          >
            {t('makeCredentials')}
          </Button>
        </div>
      ) : null}
      {provider.sendsTimes ? <ZoneField source={source} provider={provider} /> : null}
    </Section>
  );
}
