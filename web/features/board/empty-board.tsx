import { useMutation, useQuery } from '@tanstack/react-query';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../lib/api-error.ts';
import { useConnection } from '../../lib/live.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Mark } from '../../ui/mark.tsx';
import styles from './empty-board.module.css';
import { aboutOptions, playSample } from './queries.ts';

/** The very first minutes: where to send webhooks, and a way to see what will happen before any comes. */
export function EmptyBoard() {
  const { t } = useTranslation('board');
  const { t: error } = useTranslation('errors');
  const { data } = useQuery(aboutOptions);
  const live = useConnection().state === 'live';
  const sample = useMutation({ mutationFn: playSample });
  return (
    <Card className={styles.card ?? ''}>
      <div className={styles.signal}>
        <Mark state={live ? 'filling' : 'waiting'} size={44} />
      </div>
      <h2 className={styles.title}>{t('empty.title')}</h2>
      <p className={styles.explain}>{t('empty.explain')}</p>
      {data === undefined ? null : <Address url={data.webhookUrl} />}
      <p className={styles.or}>{t('empty.or')}</p>
      <Button disabled={sample.isPending || sample.isSuccess} onClick={() => sample.mutate()}>
        {t(sample.isPending || sample.isSuccess ? 'empty.sampling' : 'empty.sample')}
      </Button>
      <p className={styles.fault} role="alert">
        {sample.error instanceof ApiError ? error(sample.error.code) : null}
      </p>
    </Card>
  );
}

function Address({ url }: { url: string }) {
  const { t } = useTranslation('board');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  return (
    <div className={styles.address}>
      <label htmlFor="webhook-address" className={styles.label}>
        {t('empty.address')}
      </label>
      {/* A field and not plain text: it can be selected and copied where the clipboard is closed to pages. */}
      <input
        id="webhook-address"
        className={styles.url}
        dir="ltr"
        readOnly
        value={url}
        onFocus={(event) => event.target.select()}
      />
      {navigator.clipboard === undefined ? null : (
        <Button look="primary" onClick={() => void copy()}>
          {copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
          {t(copied ? 'empty.copied' : 'empty.copy')}
        </Button>
      )}
    </div>
  );
}
