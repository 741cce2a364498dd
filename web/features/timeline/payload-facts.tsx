import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DeliveryDetail } from '../../../shared/delivery.ts';
import type { Event } from '../../../shared/event.ts';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Pill } from '../../ui/pill.tsx';
import styles from './payload-dialog.module.css';
import { tightSpan } from './tight-span.ts';

const verdictTones = {
  stored: 'submitted',
  duplicate: 'deleted',
  ignored: 'deleted',
  quarantined: 'expired',
} as const;

/** What is known of one request: both times, what became of it, what was answered, and its hash. */
export function PayloadFacts({ event, delivery }: { event: Event; delivery: DeliveryDetail }) {
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  const number = useNumberFormat();
  const happened = Date.parse(event.occurredAt);
  const received = Date.parse(delivery.receivedAt);
  const at = (moment: number): string =>
    `${time.dateTime(moment).replace(/\d\d:\d\d$/, '')}${time.clockToMillis(moment)}`;
  const headers = Object.entries(delivery.headers);
  return (
    <dl className={styles.facts}>
      <dt>{t('payload.happened')}</dt>
      <dd>
        {event.occurredAtRaw === null ? (
          <span className={styles.quiet}>{t('payload.noTime')}</span>
        ) : (
          <>
            <bdi className={styles.mono}>{event.occurredAtRaw}</bdi>{' '}
            <span className={styles.quiet}>{t('payload.vendorText')}</span>
          </>
        )}
        <br />
        <bdi>{at(happened)}</bdi> · <bdi>{time.zone}</bdi>{' '}
        {isUtc(time.zone) ? null : (
          <span className={styles.quiet}>
            <bdi>{t('payload.utc', { time: event.occurredAt.slice(11, -1) })}</bdi>
          </span>
        )}
      </dd>
      <dt>{t('payload.received')}</dt>
      <dd>
        <bdi>{at(received)}</bdi>{' '}
        {received - happened >= 1000 ? (
          <span className={styles.quiet}>
            {t('payload.after', { span: tightSpan(time, received - happened) })}
          </span>
        ) : null}
      </dd>
      <dt>{t('payload.verdict')}</dt>
      <dd>
        <Pill tone={verdictTones[delivery.verdict]}>{t(`payload.verdicts.${delivery.verdict}`)}</Pill>
        {delivery.reason === null ? null : <bdi className={styles.reason}>{delivery.reason}</bdi>}
      </dd>
      <dt>{t('payload.answer')}</dt>
      <dd>
        <bdi>{delivery.status}</bdi>{' '}
        <code className={styles.answer} dir="ltr">
          {delivery.answer}
        </code>
      </dd>
      <dt>{t('payload.size')}</dt>
      <dd>{t('payload.bytes', { count: delivery.size, size: number.format(delivery.size) })}</dd>
      <dt>{t('payload.hash')}</dt>
      <dd className={styles.hash}>
        <bdi className={styles.mono}>{delivery.sha256}</bdi>
        <CopyButton text={() => delivery.sha256} className={styles.copy ?? ''} label={t('payload.copyHash')}>
          <Copy size={13} aria-hidden="true" />
        </CopyButton>
      </dd>
      <dt>{t('payload.headers')}</dt>
      <dd>
        {headers.length === 0 ? (
          <span className={styles.quiet}>{t('payload.noHeaders')}</span>
        ) : (
          <ul className={styles.headers} dir="ltr">
            {headers.map(([name, value]) => (
              <li key={name}>
                <span className={styles.quiet}>{name}:</span> <bdi>{value}</bdi>
              </li>
            ))}
          </ul>
        )}
      </dd>
    </dl>
  );
}

/** Whether a browser's own zone is the one that servers speak, by any of its names. */
function isUtc(zone: string): boolean {
  return /^(?:Etc\/)?(?:UTC|UCT|GMT|Universal|Zulu)$/u.test(zone);
}
