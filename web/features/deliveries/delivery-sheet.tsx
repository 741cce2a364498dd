import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ApiError } from '../../lib/api-error.ts';
import { processPath } from '../../lib/paths.ts';
import { useDelivery } from '../../lib/use-delivery.ts';
import { useRules } from '../../lib/use-rules.ts';
import { PayloadBody } from '../../ui/payload-body.tsx';
import { PayloadFacts } from '../../ui/payload-facts.tsx';
import { PayloadWait } from '../../ui/payload-wait.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { DecisionActions } from './decision-actions.tsx';
import { DeliveryActions } from './delivery-actions.tsx';
import styles from './delivery-sheet.module.css';
import { usePlainNames } from './use-plain-names.ts';

export interface DeliverySheetProps {
  /** Number of the delivery; null while the sheet is closed. */
  id: number | null;
  /** Where another one stands open over the same list. */
  pathOf: (id: number) => string;
  onClose: () => void;
}

/** One request that arrived: what it was, what became of it, and what can be done with it. */
export function DeliverySheet({ id, pathOf, onClose }: DeliverySheetProps) {
  return (
    <SideSheet
      title={id === null ? null : <Type id={id} />}
      description={id === null ? null : <Whence id={id} />}
      onClose={onClose}
    >
      {id === null ? null : <Content key={id} id={id} pathOf={pathOf} />}
    </SideSheet>
  );
}

function Type({ id }: { id: number }) {
  const { t } = useTranslation(['deliveries', 'payload']);
  const { typeOf } = usePlainNames();
  const { data } = useDelivery(id);
  return data === undefined ? (
    t('payload:delivery', { id })
  ) : (
    <bdi>{typeOf(data) ?? data.vendorType ?? t('unknownType')}</bdi>
  );
}

/** Its number, the vendor's name of its type, where it came in, and the process it belongs to. */
function Whence({ id }: { id: number }) {
  const { t } = useTranslation(['deliveries', 'payload']);
  const { data } = useDelivery(id);
  if (data === undefined) return null;
  const { source, vendorType, processId } = data;
  return (
    <>
      {t('payload:delivery', { id })}
      {' · '}
      {vendorType === null ? null : (
        <>
          <bdi>{vendorType}</bdi>
          {' · '}
        </>
      )}
      <bdi>{source}</bdi>
      {processId === null ? null : (
        <>
          {' · '}
          <Link href={processPath(processId, source)}>{t('toProcess')}</Link>
        </>
      )}
    </>
  );
}

function Content({ id, pathOf }: { id: number; pathOf: (id: number) => string }) {
  const { t } = useTranslation('errors');
  const { data, error, refetch } = useDelivery(id);
  const rules = useRules(data);
  if (data !== undefined) {
    return (
      <>
        <DecisionActions id={id} verification={data.verification} unaskedBy={data.unaskedBy} />
        <DeliveryActions delivery={data} pathOf={pathOf} />
        <PayloadFacts event={null} delivery={data} pathOf={pathOf} />
        <PayloadBody delivery={data} rules={rules} />
      </>
    );
  }
  if (error instanceof ApiError && error.code === 'delivery_not_found') {
    return (
      <p className={styles.unknown} role="alert">
        {t('delivery_not_found')}
      </p>
    );
  }
  return <PayloadWait failed={error !== null} onRetry={() => void refetch()} />;
}
