import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ApiError } from '../../lib/api-error.ts';
import { useConnection } from '../../lib/live.ts';
import { sourcesPath } from '../../lib/paths.ts';
import { useAbout } from '../../lib/use-about.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { Mark } from '../../ui/mark.tsx';
import styles from './empty-board.module.css';
import { playSample } from './test-queries.ts';

/** The very first minutes: where to send webhooks, and a way to see what will happen before any comes. */
export function EmptyBoard() {
  const { t } = useTranslation('aside');
  const { t: error } = useTranslation('errors');
  const { t: shell } = useTranslation('shell');
  const about = useAbout();
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
      <div className={styles.address}>
        {about === undefined ? null : <CopyField label={shell('webhook.title')} text={about.webhookUrl} />}
      </div>
      <p className={styles.guide}>
        {t('empty.guide')} <Link href={sourcesPath}>{t('empty.guideLink')}</Link>
      </p>
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
