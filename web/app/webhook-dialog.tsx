import { useTranslation } from 'react-i18next';
import { useAbout } from '../lib/use-about.ts';
import { CopyField } from '../ui/copy-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './webhook-dialog.module.css';

/** Where vendors send to: wanted again whenever another kind of process is connected. */
export function WebhookDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('aside');
  const { t: shell } = useTranslation('shell');
  const about = useAbout();
  return (
    <Dialog title={shell('webhook.title')} onClose={onClose}>
      <p className={styles.words}>{t('webhook.explain')}</p>
      {about === undefined ? (
        <p role="status">{t('webhook.loading')}</p>
      ) : (
        <>
          <CopyField label={t('webhook.address')} text={about.webhookUrl} />
          <p className={styles.words}>
            {t('webhook.names')} <bdi className={styles.example}>{`${about.webhookUrl}/recruitment`}</bdi>
          </p>
        </>
      )}
    </Dialog>
  );
}
