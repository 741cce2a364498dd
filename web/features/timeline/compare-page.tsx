import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useSearch } from 'wouter/use-browser-location';
import type { Process } from '../../../shared/process.ts';
import { useConnection, useFollow } from '../../lib/live.ts';
import { useNow } from '../../lib/now.ts';
import { boardPath, processPath } from '../../lib/paths.ts';
import { useErrorWords } from '../../lib/use-error-words.ts';
import { useNarrow } from '../../lib/use-narrow.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { useTitle } from '../../lib/use-title.ts';
import { useWorkflow } from '../../lib/use-workflows.ts';
import { tightSpan } from '../../lib/tight-span.ts';
import { Card } from '../../ui/card.tsx';
import { layoutLine } from '../../ui/line-layout.ts';
import { Line } from '../../ui/line.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Stale } from '../../ui/stale.tsx';
import { archiveOf } from './archive-of.ts';
import type { Story } from './chart-layout.ts';
import { CompareChart } from './compare-chart.tsx';
import styles from './compare-page.module.css';
import { ProcessSkeleton } from './process-skeleton.tsx';
import { useEvents, useProcess } from './queries.ts';
import { elapsed } from './standing.ts';
import { StopDetail } from './stop-detail.tsx';

/** Two processes, one above the other, each from its own start and both on one scale, live. */
export function ComparePage() {
  const { t } = useTranslation('timeline');
  const errorWords = useErrorWords();
  const params = new URLSearchParams(useSearch());
  const [idA, idB] = [params.get('a') ?? '', params.get('b') ?? ''];
  const a = useStory(idA, params.get('sourceA') ?? undefined);
  const b = useStory(idB, params.get('sourceB') ?? undefined);
  const connection = useConnection();
  useFollow(idA, idB);
  useTitle(t('compare.title'));
  if (a.missing || b.missing) {
    return <Notice title={t('problem.notFound')} explain={t('compare.missing')} />;
  }
  const error = a.error ?? b.error;
  if (a.story === null || b.story === null) {
    if (error === null) return <ProcessSkeleton />;
    return (
      <LoadFailed
        isPage
        title={t('problem.failed')}
        explain={errorWords(error)}
        retry={t('problem.retry')}
        onRetry={() => {
          a.retry();
          b.retry();
        }}
      />
    );
  }
  return (
    <Stale on={connection.state === 'offline'}>
      <div className={styles.page}>
        <PageHeader
          where={t('where')}
          crumbs={[<Link href={boardPath}>{t('board')}</Link>]}
          title={t('compare.title')}
          beside={null}
          actions={null}
        >
          <p className={styles.explain}>{t('compare.explain')}</p>
        </PageHeader>
        <Side story={a.story} beside={b.story} />
        <Side story={b.story} beside={a.story} />
      </div>
    </Stale>
  );
}

/** What is known of one of the two; `missing` where there is no such process. */
function useStory(processId: string, source: string | undefined) {
  const process = useProcess(processId, source);
  const known = process.data?.process;
  const events = useEvents(processId, source, known?.seq);
  const workflow = useWorkflow(known?.workflow);
  const now = useNow();
  const told = events.data?.items;
  const story: Story | null =
    known === undefined || told === undefined
      ? null
      : { process: known, events: told, archive: archiveOf(known, layoutLine(known, workflow, now)) };
  return {
    story,
    missing: process.data === null,
    error: process.error ?? events.error,
    retry() {
      void process.refetch();
      void events.refetch();
    },
  };
}

function Side({ story, beside }: { story: Story; beside: Story }) {
  const { t } = useTranslation('timeline');
  const { t: states } = useTranslation('states');
  const time = useTimeFormat();
  const narrow = useNarrow();
  const now = useNow();
  const { process } = story;
  const layout = layoutLine(process, useWorkflow(process.workflow), now);
  const { running, span } = elapsed(process, now);
  return (
    <Card>
      <div className={styles.head}>
        <h2>
          <Link href={processPath(process.processId, process.source)} className={styles.link ?? ''}>
            <bdi>{nameOf(process)}</bdi>
          </Link>
        </h2>
        <span>{states(`${process.isRequest ? 'request' : 'process'}.${process.state}`)}</span>
        <span>{t(running ? 'sinceStart' : 'took', { span: tightSpan(time, span) })}</span>
        <span className={styles.began}>
          {t('compare.began')} <bdi>{time.dateTime(Date.parse(process.startedAt))}</bdi>
        </span>
      </div>
      {narrow ? null : (
        <div className={styles.line}>
          <Line
            layout={layout}
            size="large"
            detail={(stop) => <StopDetail stop={stop} state={process.state} isRequest={process.isRequest} />}
          />
        </div>
      )}
      <CompareChart story={story} beside={beside} narrow={narrow} />
    </Card>
  );
}

function nameOf({ processNumber, title }: Process): string {
  return processNumber === null ? title : `#${processNumber} ${title}`;
}
