import { useQueryClient } from '@tanstack/react-query';
import { Check, CircleSlash } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import {
  type BarredVerification,
  type DecisionAnswer,
  type DecisionRequest,
  isBarred,
  type Verification,
} from '../../../shared/delivery.ts';
import { sourcePath } from '../../lib/paths.ts';
import { useAction } from '../../lib/use-action.ts';
import { Button } from '../../ui/button.tsx';
import styles from './delivery-sheet.module.css';
import { decide } from './queries.ts';

export interface DecisionActionsProps {
  id: number;
  verification: Verification | null;
  /** See `DeliveryDetail`. */
  unaskedBy: number | null;
}

/** Lets a person decide about a delivery that its vendor has not confirmed. Nothing where there is nothing to decide. */
export function DecisionActions({ id, verification, unaskedBy }: DecisionActionsProps) {
  const client = useQueryClient();
  const { busy, fault, run } = useAction();
  const [answer, setAnswer] = useState<DecisionAnswer | null>(null);
  if (!isBarred(verification) && answer === null) return null;
  const take = (decision: DecisionRequest['decision']) =>
    run(async () => {
      setAnswer(null);
      setAnswer(await decide(id, { decision }));
      await Promise.all([
        client.invalidateQueries({ queryKey: ['deliveries'] }),
        client.invalidateQueries({ queryKey: ['delivery'] }),
      ]);
    });
  return (
    <div className={styles.actions}>
      {isBarred(verification) ? (
        <Choices verification={verification} unaskedBy={unaskedBy} busy={busy} onTake={take} />
      ) : null}
      <p className={styles.outcome} role="status">
        {answer === null ? null : <Outcome answer={answer} />}
      </p>
      <p className={`${styles.outcome} ${styles.fault}`} role="alert">
        {fault}
      </p>
    </div>
  );
}

interface ChoicesProps {
  verification: BarredVerification;
  unaskedBy: number | null;
  busy: boolean;
  onTake: (decision: DecisionRequest['decision']) => void;
}

function Choices({ verification, unaskedBy, busy, onTake }: ChoicesProps) {
  const { t } = useTranslation('deliveries');
  return (
    <>
      <Button look="primary" disabled={busy} onClick={() => onTake('accept')}>
        <Check size={15} aria-hidden="true" />
        {t(busy ? 'decision.accepting' : 'decision.accept')}
      </Button>
      {verification === 'dismissed' ? null : (
        <Button disabled={busy} onClick={() => onTake('dismiss')}>
          <CircleSlash size={15} aria-hidden="true" />
          {t('decision.dismiss')}
        </Button>
      )}
      {verification === 'unverified' && unaskedBy !== null ? (
        <p className={styles.hint}>
          {t('decision.unasked')} <Link href={sourcePath(unaskedBy)}>{t('decision.settings')}</Link>
        </p>
      ) : (
        <p className={styles.hint}>{t(`decision.hint.${verification}`)}</p>
      )}
    </>
  );
}

function Outcome({ answer: { replayed } }: { answer: DecisionAnswer }) {
  const { t } = useTranslation('deliveries');
  if (replayed === null) return t('decision.dismissed');
  if (replayed.outcome === 'read') return t('decision.accepted');
  if (replayed.outcome === 'known') return t('decision.known');
  return t('decision.unreadable', { reason: replayed.reason ?? '' });
}
