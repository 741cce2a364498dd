import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Event } from '../../../shared/event.ts';
import { Button } from '../../ui/button.tsx';
import { eventKinds } from './event-kind.ts';
import { PayloadBody } from './payload-body.tsx';
import styles from './payload-dialog.module.css';
import { PayloadFacts } from './payload-facts.tsx';
import { useDelivery } from './queries.ts';

export interface PayloadDialogProps {
  /** The event whose request is shown; null while the dialog is closed. */
  event: Event | null;
  /** Name of its station; null for an event of the whole process. */
  station: string | null;
  onClose: () => void;
}

/** The request that told us of an event, exactly as it came, and what we made of it. */
export function PayloadDialog({ event, station, onClose }: PayloadDialogProps) {
  const { t } = useTranslation('timeline');
  return (
    <Dialog.Root
      open={event !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop ?? ''} />
        <Dialog.Popup className={styles.popup ?? ''}>
          {event === null ? null : (
            <>
              <div className={styles.head}>
                <div>
                  <Dialog.Title className={styles.title ?? ''}>
                    {station === null ? null : <bdi>{station} · </bdi>}
                    {t(`event.${eventKinds[event.type].word}`)}
                  </Dialog.Title>
                  <Dialog.Description className={styles.quiet ?? ''}>
                    <bdi>{event.vendorType}</bdi> · {t('payload.delivery', { id: event.deliveryId })}
                  </Dialog.Description>
                </div>
                <Dialog.Close className={styles.close ?? ''} aria-label={t('payload.close')}>
                  <X size={18} aria-hidden="true" />
                </Dialog.Close>
              </div>
              <Payload event={event} />
            </>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Payload({ event }: { event: Event }) {
  const { t } = useTranslation('timeline');
  const { data, isError, refetch } = useDelivery(event.deliveryId);
  if (isError) {
    return (
      <div className={styles.wait} role="alert">
        <p>{t('payload.failed')}</p>
        <Button onClick={() => void refetch()}>{t('problem.retry')}</Button>
      </div>
    );
  }
  if (data === undefined) {
    return (
      <div className={styles.wait} role="status">
        {t('payload.loading')}
      </div>
    );
  }
  return (
    <div className={styles.content}>
      {event.reconstructed ? <p className={styles.note}>{t('payload.reconstructed')}</p> : null}
      <PayloadFacts event={event} delivery={data} />
      <PayloadBody delivery={data} />
    </div>
  );
}
