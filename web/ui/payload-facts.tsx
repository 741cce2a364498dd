import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { DeliveryDetail } from '../../shared/delivery.ts';
import type { Event } from '../../shared/event.ts';
import { deliveryPath } from '../lib/paths.ts';
import { tightSpan } from '../lib/tight-span.ts';
import { useNumberFormat } from '../lib/use-number-format.ts';
import { useTimeFormat } from '../lib/use-time-format.ts';
import { verdictWord, type VerdictWord } from '../lib/verdict-word.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './payload.module.css';
import { Pill, type PillTone } from './pill.tsx';
import { useRuleName } from './use-rule-name.ts';

const verdictTones = {
  stored: 'submitted',
  duplicate: 'deleted',
  ignored: 'deleted',
  quarantined: 'expired',
  unverified: 'waiting',
  rejected: 'expired',
  unproven: 'expired',
  dismissed: 'deleted',
  unreadable: 'expired',
} as const satisfies Record<VerdictWord, PillTone>;

export interface PayloadFactsProps {
  delivery: DeliveryDetail;
  /** The event that it was opened for; null where it was opened for its own sake. */
  event: Event | null;
  /** Where another delivery is opened. */
  pathOf?: (id: number) => string;
}

/** What is known of one request: its times, what became of it, what was answered, and its hash. */
export function PayloadFacts({ event, delivery, pathOf = deliveryPath }: PayloadFactsProps) {
  const { t } = useTranslation('payload');
  const number = useNumberFormat();
  const ruleName = useRuleName();
  const word = verdictWord(delivery);
  const headers = Object.entries(delivery.headers);
  return (
    <>
      {event?.reconstructed === true ? <p className={styles.note}>{t('reconstructed')}</p> : null}
      <dl className={styles.facts}>
        <Times event={event} receivedAt={delivery.receivedAt} />
        <dt>{t('verdict')}</dt>
        <dd>
          <Pill tone={verdictTones[word]}>{t(`verdicts.${word}`)}</Pill>
          {delivery.reason === null ? null : <bdi className={styles.reason}>{delivery.reason}</bdi>}
          {delivery.duplicateOf === null ? null : (
            <Link href={pathOf(delivery.duplicateOf)} className={styles.reason ?? ''}>
              {t('first', { id: delivery.duplicateOf })}
            </Link>
          )}
          <Proof delivery={delivery} />
        </dd>
        <dt>{t('answer')}</dt>
        <dd>
          <bdi>{delivery.status}</bdi>{' '}
          <code className={styles.answer} dir="ltr">
            {delivery.answer}
          </code>
          {wasReadLater(delivery) ? <p className={styles.quiet}>{t('answeredThen')}</p> : null}
        </dd>
        <dt>{t('size')}</dt>
        <dd>{t('bytes', { count: delivery.size, size: number.format(delivery.size) })}</dd>
        <dt>{t('hash')}</dt>
        <dd>
          <Hash of={delivery.sha256} />
        </dd>
        {delivery.removed.length === 0 ? null : (
          <>
            <dt>{t('removed')}</dt>
            <dd>
              {delivery.removed.map((rule) => ruleName(rule)).join(', ')}
              <br />
              <span className={styles.quiet}>{t(isSealed(delivery) ? 'sealedHint' : 'removedHint')}</span>
              {delivery.keptSha256 === null ? null : <Hash of={delivery.keptSha256} />}
            </dd>
          </>
        )}
        <dt>{t('headers')}</dt>
        <dd>
          {headers.length === 0 ? (
            <span className={styles.quiet}>{t('noHeaders')}</span>
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
    </>
  );
}

/** Its proof may still wait for its vendor to be asked. */
function isSealed({ verification, removed }: DeliveryDetail): boolean {
  return verification === 'unverified' && removed.includes('verificationToken');
}

/** Refused when it came, and an event since. */
function wasReadLater({ status, verdict }: DeliveryDetail): boolean {
  return status >= 400 && (verdict === 'stored' || verdict === 'duplicate');
}

/** Whether its vendor, or a person, said that it is genuine. Why nobody could be asked is told as a reason. */
function Proof({ delivery: { verification, verifiedAt } }: { delivery: DeliveryDetail }) {
  const { t } = useTranslation('payload');
  const time = useTimeFormat();
  if (verification === null || verification === 'unproven') return null;
  const at = verifiedAt === null ? '' : time.dateTime(Date.parse(verifiedAt));
  return <span className={styles.reason}>{t(`verifications.${verification}`, { time: at })}</span>;
}

/** When it happened, in the vendor's words and in ours, and when it came here. */
function Times({ event, receivedAt }: { event: Event | null; receivedAt: string }): ReactNode {
  const { t } = useTranslation('payload');
  const time = useTimeFormat();
  const received = Date.parse(receivedAt);
  const at = (moment: number): string =>
    `${time.dateTime(moment).replace(/\d\d:\d\d$/, '')}${time.clockToMillis(moment)}`;
  const utc = (iso: string) =>
    isUtc(time.zone) ? null : (
      <span className={styles.quiet}>
        <bdi>{t('utc', { time: iso.slice(11, -1) })}</bdi>
      </span>
    );
  if (event === null) {
    return (
      <>
        <dt>{t('received')}</dt>
        <dd>
          <bdi>{at(received)}</bdi> · <bdi>{time.zone}</bdi> {utc(receivedAt)}
        </dd>
      </>
    );
  }
  const happened = Date.parse(event.occurredAt);
  return (
    <>
      <dt>{t('happened')}</dt>
      <dd>
        {event.occurredAtRaw === null ? (
          <span className={styles.quiet}>{t('noTime')}</span>
        ) : (
          <>
            <bdi className={styles.mono}>{event.occurredAtRaw}</bdi>{' '}
            <span className={styles.quiet}>{t('vendorText')}</span>
          </>
        )}
        <br />
        <bdi>{at(happened)}</bdi> · <bdi>{time.zone}</bdi> {utc(event.occurredAt)}
      </dd>
      <dt>{t('received')}</dt>
      <dd>
        <bdi>{at(received)}</bdi>{' '}
        {received - happened >= 1000 ? (
          <span className={styles.quiet}>{t('after', { span: tightSpan(time, received - happened) })}</span>
        ) : null}
      </dd>
    </>
  );
}

function Hash({ of }: { of: string }) {
  const { t } = useTranslation('payload');
  return (
    <span className={styles.hash}>
      <bdi className={styles.mono}>{of}</bdi>
      <CopyButton text={() => of} className={styles.copy ?? ''} label={t('copyHash')}>
        <Copy size={13} aria-hidden="true" />
      </CopyButton>
    </span>
  );
}

/** Whether a browser's own zone is the one that servers speak, by any of its names. */
function isUtc(zone: string): boolean {
  return /^(?:Etc\/)?(?:UTC|UCT|GMT|Universal|Zulu)$/u.test(zone);
}
