import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provider, Source } from '../../../shared/source.ts';
import { useConnection } from '../../lib/live.ts';
import { useNow } from '../../lib/now.ts';
import { useStore } from '../../lib/store.ts';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { Banner } from '../../ui/banner.tsx';
import { Spoken } from '../../ui/spoken.tsx';
import { Stale } from '../../ui/stale.tsx';
import { CatchUpCard } from './catch-up-card.tsx';
import { ClosedNote } from './closed-note.tsx';
import { CredentialsCard } from './credentials-card.tsx';
import { KeepingCard } from './keeping-card.tsx';
import { NewCredentialsDialog } from './new-credentials-dialog.tsx';
import { PasteCard } from './paste-card.tsx';
import { pasteValues } from './paste-values.ts';
import { shownSecrets } from './shown-secrets.ts';
import { SourceHeader, type SourceHeaderProps } from './source-header.tsx';
import styles from './source-view.module.css';
import { useArrivalWords } from './use-arrival-words.ts';
import { VendorSettingsCard } from './vendor-settings-card.tsx';
import { VendorSteps } from './vendor-steps.tsx';
import { WebhookGuide } from './webhook-guide.tsx';

/** One source: what to do at the vendor, what has come of it, and everything that can be set. */
export function SourceView({ source, provider }: { source: Source; provider: Provider }) {
  const words = useArrivalWords(source, provider);
  const secrets = useStore(shownSecrets);
  const [isMaking, setIsMaking] = useState(false);
  const isGuided = provider.types.some(({ isSetUp }) => isSetUp);
  const values = pasteValues(source, { secrets, hasContentType: isGuided });
  const make = () => setIsMaking(true);
  const offline = useConnection().state === 'offline';
  return (
    <Stale on={offline}>
      <div className={styles.page}>
        <SourceHeader source={source} provider={provider} onMake={make} />
        <StateNote source={source} provider={provider} onMake={make} />
        <div className={styles.columns}>
          <div className={styles.column}>
            {isGuided ? (
              <WebhookGuide source={source} provider={provider} values={values} />
            ) : (
              <VendorSteps source={source} provider={provider} />
            )}
            {provider.settings.length === 0 ? null : (
              <VendorSettingsCard source={source} provider={provider} />
            )}
            <KeepingCard source={source} provider={provider} />
          </div>
          <div className={styles.column}>
            {source.state === 'deleted' ? null : (
              <PasteCard source={source} provider={provider} values={values} onMake={make} />
            )}
            <CredentialsCard source={source} provider={provider} />
            {provider.catchUpNeeds === null ? null : (
              <CatchUpCard source={source} provider={provider} needs={provider.catchUpNeeds} />
            )}
          </div>
        </div>
        <Spoken words={words} />
        {isMaking ? (
          <NewCredentialsDialog source={source} provider={provider} onClose={() => setIsMaking(false)} />
        ) : null}
      </div>
    </Stale>
  );
}

/** Why nothing comes, where that is known. */
function StateNote({ source, provider, onMake }: SourceHeaderProps) {
  const { state, silence, access, refusedWhilePaused } = source;
  const number = useNumberFormat();
  const { t } = useTranslation('sources');
  const time = useTimeFormat();
  const now = useNow();
  if (state !== 'active') {
    const note = state === 'paused' ? 'pausedNote' : 'deletedNote';
    return (
      <Banner tone="waiting">
        <strong>{t(`${note}.lead`)}</strong> {t(`${note}.rest`, { vendor: provider.name })}
        {refusedWhilePaused === null ? null : (
          <>
            {' '}
            {t('pausedNote.count', { count: refusedWhilePaused, amount: number.format(refusedWhilePaused) })}
          </>
        )}
        {state === 'deleted' && access === 'closed' ? ` ${t('deletedNote.closed')}` : null}
      </Banner>
    );
  }
  if (access === 'closed') return <ClosedNote source={source} onMake={onMake} />;
  if (silence === null) return null;
  const span = time.span(now - Date.parse(silence.since));
  return (
    <Banner tone="late">
      <strong>{t('silentNote.lead')}</strong>{' '}
      {t('silentNote.rest', { span, usual: time.span(silence.usual) })}
    </Banner>
  );
}
