import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryDetail } from '../../../shared/delivery.ts';
import { buttonClass } from '../../ui/button.tsx';
import styles from './payload-dialog.module.css';
import { prettyJson } from './pretty-json.ts';
import { deliveryBodyUrl } from './queries.ts';

/** The body as text: indented where it is JSON, and as it arrived. Never anything but text nodes. */
export function PayloadBody({ delivery }: { delivery: DeliveryDetail }) {
  const { t } = useTranslation('timeline');
  const [asItArrived, setAsItArrived] = useState(false);
  const id = useId();
  const pretty = prettyJson(delivery.body);
  const shown = pretty === null || asItArrived ? delivery.body : pretty;
  return (
    <section className={styles.body} aria-labelledby={id}>
      <div className={styles.bodyHead}>
        <h3 id={id}>{t('payload.body')}</h3>
        {pretty === null ? null : (
          <div className={styles.views} role="group" aria-labelledby={id}>
            <button type="button" aria-pressed={!asItArrived} onClick={() => setAsItArrived(false)}>
              {t('payload.pretty')}
            </button>
            <button type="button" aria-pressed={asItArrived} onClick={() => setAsItArrived(true)}>
              {t('payload.raw')}
            </button>
          </div>
        )}
        <a className={buttonClass('quiet', styles.download)} href={deliveryBodyUrl(delivery.id)} download>
          <Download size={14} aria-hidden="true" />
          {t('payload.download')}
        </a>
      </div>
      {shown === '' ? (
        <p className={styles.note}>{t('payload.empty')}</p>
      ) : (
        <pre className={styles.text} dir="ltr" tabIndex={0} aria-labelledby={id}>
          {shown}
        </pre>
      )}
      {delivery.bodyTruncated ? <p className={styles.note}>{t('payload.truncated')}</p> : null}
    </section>
  );
}
