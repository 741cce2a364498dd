import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Process } from '../../../shared/process.ts';
import { useConnection, useFollow } from '../../lib/live.ts';
import { boardPath } from '../../lib/paths.ts';
import { useErrorWords } from '../../lib/use-error-words.ts';
import { useTitle } from '../../lib/use-title.ts';
import { buttonClass } from '../../ui/button.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stale } from '../../ui/stale.tsx';
import { usePageAddress } from './page-address.ts';
import { ProcessSkeleton } from './process-skeleton.tsx';
import { ProcessView } from './process-view.tsx';
import { useEvents, useProcess } from './queries.ts';

const none: readonly Process[] = [];

/** The page of one process: header, line, time chart and event list, all of them live. */
export function ProcessPage() {
  const { t } = useTranslation('timeline');
  const errorWords = useErrorWords();
  const address = usePageAddress();
  const { processId, source } = address;
  const process = useProcess(processId, source);
  const events = useEvents(processId, source, process.data?.process.seq);
  const connection = useConnection();
  useFollow(processId);
  const known = process.data?.process;
  useTitle(known === undefined ? processId : titleOf(known));

  if (known === undefined) {
    if (process.data === null) {
      return (
        <Notice title={t('problem.notFound')} explain={t('problem.notFoundExplain')}>
          <Link href={boardPath} className={buttonClass('primary')}>
            {t('problem.back')}
          </Link>
        </Notice>
      );
    }
    if (!process.isError) return <ProcessSkeleton />;
    return (
      <LoadFailed
        isPage
        title={t('problem.failed')}
        explain={errorWords(process.error)}
        retry={t('problem.retry')}
        onRetry={() => void process.refetch()}
      />
    );
  }
  return (
    <Stale on={connection.state === 'offline'}>
      <ProcessView
        key={`${known.source}:${known.processId}`}
        process={known}
        archive={process.data?.archive ?? null}
        children={process.data?.children ?? none}
        source={source}
        events={events.data?.items}
        eventsFailed={events.isError && events.data === undefined}
        onRetry={() => void events.refetch()}
        address={address}
      />
    </Stale>
  );
}

function titleOf({ processNumber, title }: Process): string {
  return processNumber === null ? title : `#${processNumber} ${title}`;
}
