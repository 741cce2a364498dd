import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryDetail } from '../../shared/delivery.ts';
import { deliveryBodyUrl } from '../lib/delivery-body-url.ts';
import { prettyJson } from '../lib/pretty-json.ts';
import type { Rule } from '../lib/body-parts.ts';
import { buttonClass } from './button.tsx';
import { MarkedText } from './marked-text.tsx';
import styles from './payload.module.css';

export interface PayloadBodyProps {
  delivery: DeliveryDetail;
  /** Those of its vendor; empty while they are not known. */
  rules: readonly Rule[];
}

/** The body as text: indented where it is JSON, and as it arrived. Never anything but text nodes. */
export function PayloadBody({ delivery, rules }: PayloadBodyProps) {
  const { t } = useTranslation('payload');
  const [asItArrived, setAsItArrived] = useState(false);
  const id = useId();
  const isErased = delivery.keptSha256 === null;
  const pretty = prettyJson(delivery.body);
  const shown = pretty === null || asItArrived ? delivery.body : pretty;
  return (
    <section className={styles.body} aria-labelledby={id}>
      <div className={styles.bodyHead}>
        <h3 id={id}>{t('body')}</h3>
        {pretty === null ? null : (
          <div className={styles.views} role="group" aria-labelledby={id}>
            <button type="button" aria-pressed={!asItArrived} onClick={() => setAsItArrived(false)}>
              {t('pretty')}
            </button>
            <button type="button" aria-pressed={asItArrived} onClick={() => setAsItArrived(true)}>
              {t(delivery.removed.length === 0 ? 'raw' : 'kept')}
            </button>
          </div>
        )}
        {isErased ? null : (
          <a className={buttonClass('quiet', styles.download)} href={deliveryBodyUrl(delivery.id)} download>
            <Download size={14} aria-hidden="true" />
            {t('download')}
          </a>
        )}
      </div>
      {shown === '' ? (
        <p className={styles.note}>{t(isErased ? 'erased' : 'empty')}</p>
      ) : (
        <pre className={styles.text} dir="ltr" tabIndex={0} role="group" aria-labelledby={id}>
          {delivery.removed.length === 0 ? (
            shown
          ) : (
            <MarkedText text={shown} delivery={delivery} rules={rules} />
          )}
        </pre>
      )}
      {delivery.bodyTruncated ? <p className={styles.note}>{t('truncated')}</p> : null}
    </section>
  );
}
