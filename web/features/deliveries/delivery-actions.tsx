import { useQueryClient } from '@tanstack/react-query';
import { RotateCcw, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type DeliveryDetail, isBarred, type ResendAnswer } from '../../../shared/delivery.ts';
import { isolate } from '../../lib/isolate.ts';
import { useAction } from '../../lib/use-action.ts';
import { Button } from '../../ui/button.tsx';
import styles from './delivery-sheet.module.css';
import { replaySome, resend } from './queries.ts';
import { useReplay } from './use-replay.ts';

export interface DeliveryActionsProps {
  delivery: DeliveryDetail;
  pathOf: (id: number) => string;
}

/** Reads a delivery again where that can change anything, or sends it through the webhook once more. */
export function DeliveryActions({ delivery, pathOf }: DeliveryActionsProps) {
  const { t } = useTranslation('deliveries');
  const client = useQueryClient();
  const replay = useReplay();
  const sending = useAction();
  const [sent, setSent] = useState<ResendAnswer | null>(null);
  const { id, verdict, verification, reason, needsProof } = delivery;
  // Verified, but not to be read any more when that became known.
  const isLost = verdict === 'stored' && reason !== null && !isBarred(verification);
  const isUnread = verdict === 'quarantined' || verdict === 'ignored' || isLost;
  const isWaiting = verification === 'unverified';
  const proofHint = !needsProof ? 'hint.resend' : isWaiting ? 'hint.waiting' : 'hint.needsProof';
  const send = async () => {
    setSent(await resend(id));
    await client.invalidateQueries({ queryKey: ['deliveries'] });
  };
  if (delivery.keptSha256 === null) return null;
  return (
    <div className={styles.actions}>
      {isUnread || replay.outcome !== null ? (
        <Button
          look="primary"
          disabled={replay.busy || !isUnread}
          onClick={() => {
            setSent(null);
            replay.run(() => replaySome([id]));
          }}
        >
          <RotateCcw size={15} aria-hidden="true" />
          {t(replay.busy ? 'replaying' : 'replay')}
        </Button>
      ) : null}
      {needsProof ? null : (
        <Button disabled={sending.busy} onClick={() => sending.run(send)}>
          <Send size={15} aria-hidden="true" />
          {t('resend')}
        </Button>
      )}
      <p className={styles.hint}>
        {isUnread ? t('hint.replay') : null} {t(proofHint)}
      </p>
      <p className={styles.outcome} role="status">
        {sent === null ? replay.outcome : <Sent answer={sent} pathOf={pathOf} />}
      </p>
      <p className={`${styles.outcome} ${styles.fault}`} role="alert">
        {sending.fault ?? replay.fault}
      </p>
    </div>
  );
}

function Sent({ answer, pathOf }: { answer: ResendAnswer; pathOf: (id: number) => string }) {
  const { t } = useTranslation('deliveries');
  const { deliveryId, status, reason } = answer;
  if (deliveryId === null) return t('sent.refused', { status, reason: isolate(reason ?? '') });
  return (
    <>
      {t('sent.kept', { status })}{' '}
      <Link href={pathOf(deliveryId)} state={window.history.state as unknown} replace>
        {t('sent.open', { id: deliveryId })}
      </Link>
    </>
  );
}
