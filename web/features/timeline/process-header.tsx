import { Link as LinkIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { ExpectedFinish } from '../../../shared/expected-finish.ts';
import type { Process } from '../../../shared/process.ts';
import { isUnderWay } from '../../../shared/states.ts';
import { exportSubject } from '../../lib/export-subject.ts';
import { isolate } from '../../lib/isolate.ts';
import { useNow } from '../../lib/now.ts';
import { createPart, usePart } from '../../lib/part.ts';
import { boardPath, processPath, workflowPath } from '../../lib/paths.ts';
import { splitTitle } from '../../lib/split-title.ts';
import { titleHint } from '../../lib/title-hint.ts';
import { usePrinting } from '../../lib/use-printing.ts';
import { useRemoveTest } from '../../lib/use-remove-test.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import type { Stop } from '../../ui/line-layout.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Pill } from '../../ui/pill.tsx';
import { ProcessNumber } from '../../ui/process-number.tsx';
import styles from './process-header.module.css';
import { ProcessLabels } from './process-labels.tsx';
import { elapsed } from './standing.ts';
import { quietWords } from './quiet-words.ts';
import { stateWords } from './state-words.ts';
import { useClose } from './use-close.ts';
import { tightSpan } from '../../lib/tight-span.ts';

const compareDialog = createPart(() => import('./compare-dialog.tsx'));

export interface ProcessHeaderProps {
  process: Process;
  source: string | undefined;
  /** Where it is late: the first such stop of its line; null where it is not. */
  late: Stop | null;
  /** Nothing was heard of it for longer than ever. */
  quiet: boolean;
  /** When it is likely to be over; null where nothing says so. */
  finish: ExpectedFinish | null;
  /** It is shown as it was at that moment, in epoch milliseconds: nothing can be done to it there. Null for the present. */
  moment: number | null;
}

/** What the process is, where it stands in words, and what can be taken away from it. */
export function ProcessHeader({ process, source, late, quiet, finish, moment }: ProcessHeaderProps) {
  const { t } = useTranslation('timeline');
  const { t: states } = useTranslation('states');
  const isPast = moment !== null;
  const title = splitTitle(process);
  const take = () => {
    const number = process.processNumber === null ? '' : `#${process.processNumber} `;
    const { processId } = process;
    exportSubject.set({ kind: 'process', processId, source, title: `${number}${process.title}`, at: moment });
  };
  // A Test is removed instead.
  const canClose = (isUnderWay(process.state) && !process.isTest) || process.state === 'closed';
  return (
    <PageHeader
      where={t('where')}
      crumbs={[
        <Link href={boardPath}>{t('board')}</Link>,
        <Link href={workflowPath(process.workflow)} dir="auto">
          {process.workflow}
        </Link>,
        ...(process.parentId === null
          ? []
          : [<Link href={processPath(process.parentId, source)}>{t('parent')}</Link>]),
      ]}
      title={
        <>
          {process.processNumber === null ? null : (
            <>
              <ProcessNumber number={`#${process.processNumber}`} className={styles.number} />
              {'\u00a0'}
            </>
          )}
          <span title={titleHint(process, states)}>
            {title.workflow === '' ? null : (
              <>
                <bdi>{title.workflow}</bdi>
                {' · '}
              </>
            )}
            <bdi>{title.name}</bdi>
          </span>
        </>
      }
      beside={
        <>
          <State process={process} late={quiet ? null : late} />
          {quiet ? <Quiet process={process} /> : null}
          {process.isTest ? <Pill tone="waiting">{states('test')}</Pill> : null}
          <Elapsed process={process} />
          {finish === null ? null : <Finish range={finish} />}
        </>
      }
      actions={
        <>
          {canClose && !isPast ? <Close process={process} /> : null}
          {process.isTest && !isPast ? <RemoveTest process={process} /> : null}
          <CopyButton text={() => location.href} className={buttonClass()}>
            <LinkIcon size={15} aria-hidden="true" />
            {t('copyLink')}
          </CopyButton>
          <Compare process={process} />
          <Button onClick={take}>{t('export')}</Button>
        </>
      }
    >
      <ProcessLabels process={process} />
      {usePrinting() ? <Printed /> : null}
    </PageHeader>
  );
}

/** Paper outlives what it shows: as of when that is, and in which zone it tells time. */
function Printed() {
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  return (
    <p className={styles.elapsed}>
      {t('printed', { time: isolate(time.full(useNow())) })} <bdi>{time.zone}</bdi>
    </p>
  );
}

function Compare({ process }: { process: Process }) {
  const { t } = useTranslation('timeline');
  const [open, setOpen] = useState(false);
  const here = usePart(compareDialog, open);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('compare.open')}</Button>
      {open && here !== null ? <here.CompareDialog process={process} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** There is nothing left to see here afterwards, so it leads to the board. */
function RemoveTest({ process }: { process: Process }) {
  const { t } = useTranslation('states');
  const removeTest = useRemoveTest();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    if (await removeTest(process)) navigate(boardPath, { replace: true });
    else setBusy(false);
  };
  return (
    <Button disabled={busy} onClick={() => void act()}>
      {t('removeTest')}
    </Button>
  );
}

/** For what nobody waits for any more. */
function Close({ process }: { process: Process }) {
  const { t } = useTranslation('timeline');
  const close = useClose();
  const [busy, setBusy] = useState(false);
  const isClosed = process.state === 'closed';
  return (
    <Button
      disabled={busy}
      title={isClosed ? undefined : t('byHand.hint')}
      onClick={() => {
        setBusy(true);
        void close(process, !isClosed).finally(() => setBusy(false));
      }}
    >
      {t(isClosed ? 'byHand.reopen' : 'byHand.close')}
    </Button>
  );
}

function State({ process, late }: { process: Process; late: Stop | null }) {
  const { t } = useTranslation(['states', 'timeline']);
  const { words, tone } = stateWords(process, late, t);
  return <Pill tone={tone}>{words}</Pill>;
}

/** Ticks on its own. */
function Quiet({ process }: { process: Process }) {
  const { t } = useTranslation('timeline');
  return <Pill tone="waiting">{quietWords(process, useNow(), t, useTimeFormat())}</Pill>;
}

function Finish({ range }: { range: ExpectedFinish }) {
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  return (
    <span className={styles.elapsed} title={t('finishExplain')}>
      {t('finish', { least: tightSpan(time, range.least), most: tightSpan(time, range.most) })}
    </span>
  );
}

/** Ticks on its own, so that the second hand moves nothing else. */
function Elapsed({ process }: { process: Process }) {
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  const { running, span } = elapsed(process, useNow());
  return (
    <span className={styles.elapsed}>
      {t(running ? 'sinceStart' : 'took', { span: tightSpan(time, span) })}
    </span>
  );
}
