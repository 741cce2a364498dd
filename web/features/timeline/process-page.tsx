import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Process } from '../../../shared/process.ts';
import { ApiError } from '../../lib/api-error.ts';
import { useConnection, useFollow } from '../../lib/live.ts';
import { boardPath } from '../../lib/paths.ts';
import { useTitle } from '../../lib/use-title.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePageAddress } from './page-address.ts';
import styles from './process-page.module.css';
import { ProcessSkeleton } from './process-skeleton.tsx';
import { ProcessView } from './process-view.tsx';
import { useEvents, useProcess } from './queries.ts';

const none: readonly Process[] = [];

/** The page of one process: header, line, time chart and event list, all of them live. */
export function ProcessPage() {
  const { t } = useTranslation('timeline');
  const { t: errors } = useTranslation('errors');
  const address = usePageAddress();
  const { processId, source } = address;
  const process = useProcess(processId, source);
  const events = useEvents(processId, source, process.data?.process.seq);
  const connection = useConnection();
  useFollow({ processId });
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
    const code = errorCode(process.error);
    return (
      <Notice title={t('problem.failed')} explain={errors(code)} alert>
        <Button look="primary" onClick={() => void process.refetch()}>
          {t('problem.retry')}
        </Button>
      </Notice>
    );
  }
  return (
    <div className={connection.state === 'offline' ? styles.offline : undefined}>
      <ProcessView
        key={`${known.source}:${known.processId}`}
        process={known}
        children={process.data?.children ?? none}
        source={source}
        events={events.data?.items}
        eventsFailed={events.isError && events.data === undefined}
        onRetry={() => void events.refetch()}
        address={address}
      />
    </div>
  );
}

function titleOf({ processNumber, title }: Process): string {
  return processNumber === null ? title : `#${processNumber} ${title}`;
}

function errorCode(error: unknown): ApiError['code'] {
  return error instanceof ApiError ? error.code : 'internal';
}
