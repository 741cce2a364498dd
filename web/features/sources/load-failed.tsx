import { useTranslation } from 'react-i18next';
import { ApiError } from '../../lib/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** In place of a page whose data could not be read. */
export function LoadFailed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation('sources');
  const { t: words } = useTranslation('errors');
  return (
    <Notice
      title={t('failed.title')}
      explain={words(error instanceof ApiError ? error.code : 'internal')}
      alert
    >
      <Button look="primary" onClick={onRetry}>
        {t('failed.retry')}
      </Button>
    </Notice>
  );
}
