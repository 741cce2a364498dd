import { useTranslation } from 'react-i18next';
import type { Event } from '../../../shared/event.ts';
import { useDelivery } from '../../lib/use-delivery.ts';
import { useRules } from '../../lib/use-rules.ts';
import { PayloadBody } from '../../ui/payload-body.tsx';
import { PayloadFacts } from '../../ui/payload-facts.tsx';
import { PayloadWait } from '../../ui/payload-wait.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { eventKinds } from './event-kind.ts';

export interface PayloadDialogProps {
  /** The event whose request is shown; null while the dialog is closed. */
  event: Event | null;
  /** Name of its station; null for an event of the whole process. */
  station: string | null;
  onClose: () => void;
}

/** The request that told us of an event, exactly as it came, and what we made of it. */
export function PayloadDialog({ event, station, onClose }: PayloadDialogProps) {
  const { t } = useTranslation(['timeline', 'payload']);
  return (
    <SideSheet
      title={
        event === null ? null : (
          <>
            {station === null ? null : <bdi>{station} · </bdi>}
            {t(`event.${eventKinds[event.type].word}`)}
          </>
        )
      }
      description={
        event === null ? null : (
          <>
            <bdi>{event.vendorType}</bdi> · {t('payload:delivery', { id: event.deliveryId })}
          </>
        )
      }
      onClose={onClose}
    >
      {event === null ? null : <Payload event={event} />}
    </SideSheet>
  );
}

function Payload({ event }: { event: Event }) {
  const { data, isError, refetch } = useDelivery(event.deliveryId);
  const rules = useRules(data);
  if (data === undefined) return <PayloadWait failed={isError} onRetry={() => void refetch()} />;
  return (
    <>
      <PayloadFacts event={event} delivery={data} />
      <PayloadBody delivery={data} rules={rules} />
    </>
  );
}
