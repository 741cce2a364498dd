import { useTranslation } from 'react-i18next';
import { useErrorWords } from '../../lib/use-error-words.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';

/** In place of a page about sources whose data could not be read. */
export function SourcesFailed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation('sources');
  const errorWords = useErrorWords();
  return (
    <LoadFailed
      isPage
      title={t('failed.title')}
      explain={errorWords(error)}
      retry={t('failed.retry')}
      onRetry={onRetry}
    />
  );
}
