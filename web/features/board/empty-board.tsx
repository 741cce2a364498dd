import { useQuery } from '@tanstack/react-query';
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
  const [playing, setPlaying] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const play = async () => {
    setPlaying(true);
    setFault(null);
    try {
      await playSample();
    } catch (reason) {
      setPlaying(false);
      setFault(error(reason instanceof ApiError ? reason.code : 'internal'));
    }
  };
  return (
    <Card className={styles.card ?? ''}>
      <div className={styles.signal}>
        <Mark state={live ? 'filling' : 'waiting'} size={44} />
      </div>
      <h2 className={styles.title}>{t('empty.title')}</h2>
      <p className={styles.explain}>{t('empty.explain')}</p>
      {data === undefined ? null : <Address url={data.webhookUrl} />}
      <p className={styles.or}>{t('empty.or')}</p>
      <Button disabled={playing} onClick={() => void play()}>
        {t(playing ? 'empty.sampling' : 'empty.sample')}
      </Button>
      <p className={styles.fault} role="alert">
        {fault}
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
      {window.isSecureContext ? (
        <Button look="primary" onClick={() => void copy()}>
          {copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
          {t(copied ? 'empty.copied' : 'empty.copy')}
        </Button>
      ) : null}
    </div>
  );
}
