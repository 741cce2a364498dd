import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { sourcesPath } from '../../lib/paths.ts';
import { useTitle } from '../../lib/use-title.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { providerOf } from './provider-of.ts';
import { useSource } from './queries.ts';
import { SourceView } from './source-view.tsx';
import { SourcesFailed } from './sources-failed.tsx';
import { SourcesSkeleton } from './sources-skeleton.tsx';

/** Somebody presses Test at the vendor and looks here, so this page asks often. In milliseconds. */
const every = 2000;

/** The page of one source. */
export function SourcePage() {
  const { t } = useTranslation('sources');
  const { sourceId } = useParams<{ sourceId: string }>();
  const { known, error, retry } = useSource(sourceId, every);
  useTitle(known?.source?.workflow ?? t('title'));
  if (error !== null) return <SourcesFailed error={error} onRetry={retry} />;
  if (known === undefined) return <SourcesSkeleton />;
  if (known.source === null) {
    return (
      <Notice title={t('notFound.title')} explain={t('notFound.explain')}>
        <Link href={sourcesPath} className={buttonClass('primary')}>
          {t('notFound.back')}
        </Link>
      </Notice>
    );
  }
  const provider = providerOf(known.source.provider, known.providers);
  return <SourceView key={known.source.id} source={known.source} provider={provider} />;
}
