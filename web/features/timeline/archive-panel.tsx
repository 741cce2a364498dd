import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveSummary } from '../../../shared/archive.ts';
import type { Process } from '../../../shared/process.ts';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { Card } from '../../ui/card.tsx';
import { ArchiveFiles } from './archive-files.tsx';
import { ArchiveNotes } from './archive-notes.tsx';
import styles from './archive-panel.module.css';
import { ArchiveRow } from './archive-row.tsx';
import { ArchiveSubmissions } from './archive-submissions.tsx';
import { eventKinds } from './event-kind.ts';
import { ShortId } from './short-id.tsx';

/** What the archive says beyond the line, and how much of the line had arrived without it. */
export function ArchivePanel({ process, archive }: { process: Process; archive: ArchiveSummary }) {
  const { t, i18n } = useTranslation('timeline');
  const time = useTimeFormat();
  const number = useNumberFormat();
  const id = useId();
  const { author, webhooks, submissions, signatures, payments, files, deliveryId } = archive;
  const stationOf = (sessionId: string) =>
    process.stations.find(({ sessions }) => sessions.some((session) => session.sessionId === sessionId))
      ?.name ?? sessionId;
  const stepsOf = (sessionId: string) => {
    const steps = webhooks.missing.filter((each) => each.sessionId === sessionId);
    const words = steps.map(({ type }) => t(`event.${eventKinds[type].word}`));
    return new Intl.ListFormat(i18n.language, { type: 'unit' }).format(words);
  };
  return (
    <Card>
      <section aria-labelledby={id}>
        <div className={styles.head}>
          <h2 id={id}>{t('archive.title')}</h2>
          <p className={styles.arrived}>
            {webhooks.told === 0
              ? t('archive.noSteps')
              : t('archive.arrived', {
                  count: webhooks.told,
                  arrived: number.format(webhooks.arrived),
                  told: number.format(webhooks.told),
                })}
          </p>
          {webhooks.told === 0 ? null : (
            <meter className={styles.meter} aria-hidden="true" value={webhooks.arrived} max={webhooks.told} />
          )}
        </div>
        <dl className={styles.rows}>
          <ArchiveRow
            name={t('archive.missing')}
            items={[...new Set(webhooks.missing.map(({ sessionId }) => sessionId))]}
          >
            {(sessionId) => (
              <>
                <bdi>{stationOf(sessionId)}</bdi> <span>{stepsOf(sessionId)}</span>
              </>
            )}
          </ArchiveRow>
          <ArchiveRow name={t('archive.author')} items={author === null ? [] : [author]}>
            {(each) => <bdi>{each}</bdi>}
          </ArchiveRow>
          <ArchiveSubmissions submissions={submissions} stationOf={stationOf} />
          <ArchiveRow name={t('archive.signatures')} items={signatures}>
            {({ id: field, signer, signedAt }) => (
              <>
                <bdi>{signer.name ?? signer.id ?? t('events.nowhere')}</bdi>
                <span>
                  {t('archive.field')} <bdi className={styles.code}>{field}</bdi>
                </span>
                {signedAt === null ? null : <bdi>{time.full(Date.parse(signedAt))}</bdi>}
              </>
            )}
          </ArchiveRow>
          <ArchiveRow name={t('archive.payments')} items={payments}>
            {({ amount, currency, status, type, transactionId }) => (
              <>
                {amount === null ? null : (
                  <bdi>
                    {number.format(amount)} {currency}
                  </bdi>
                )}
                <bdi>{[status, type].flatMap((each) => each?.replaceAll('_', ' ') ?? []).join(' · ')}</bdi>
                {transactionId === null ? null : (
                  <ShortId word={t('archive.payment')} id={transactionId} copy={t('archive.copyPayment')} />
                )}
              </>
            )}
          </ArchiveRow>
          <ArchiveFiles files={files} deliveryId={deliveryId} />
        </dl>
        <ArchiveNotes
          process={process}
          missing={webhooks.missing.length}
          isKept={files.every((file) => file.isKept)}
        />
      </section>
    </Card>
  );
}
