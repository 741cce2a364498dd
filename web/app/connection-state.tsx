import { useTranslation } from 'react-i18next';
import { useConnection } from '../lib/live.ts';
import { useNow } from '../lib/now.ts';
import { useTimeFormat } from '../lib/use-time-format.ts';
import styles from './connection-state.module.css';

/** How fresh the screen is; always visible. It ticks, so it must not be a live region. */
export function ConnectionState() {
  const { t } = useTranslation('shell');
  const connection = useConnection();
  return (
    <div className={`${styles.state} ${styles[connection.state]}`} data-connection={connection.state}>
      <span className={styles.dot} />
      {'since' in connection ? (
        <Since state={connection.state} since={connection.since} />
      ) : (
        t(`connection.${connection.state}`)
      )}
    </div>
  );
}

function Since({ state, since }: { state: 'reconnecting' | 'offline'; since: number }) {
  const { t } = useTranslation('shell');
  const time = useTimeFormat();
  const now = useNow();
  if (state === 'offline') {
    return (
      <span title={t('connection.offlineHint', { since: time.full(since) })}>
        {t('connection.offline', { since: time.clock(since) })}
      </span>
    );
  }
  return t('connection.reconnecting', { since: time.dwell(now - since) });
}
