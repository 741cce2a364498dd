import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import styles from './quarantine-note.module.css';

export interface QuarantineNoteProps {
  /** False where there is nothing in quarantine. */
  any: boolean;
  busy: boolean;
  onReplayAll: () => void;
}

/** What quarantine is, and the way out of it. */
export function QuarantineNote({ any, busy, onReplayAll }: QuarantineNoteProps) {
  const { t } = useTranslation('deliveries');
  return (
    <Card className={styles.note ?? ''}>
      <div>
        <h2 className={styles.title}>{t('quarantine.title')}</h2>
        <p className={styles.explain}>{t('quarantine.explain')}</p>
      </div>
      {any ? (
        <Button disabled={busy} onClick={onReplayAll}>
          {t(busy ? 'replaying' : 'quarantine.replay')}
        </Button>
      ) : null}
    </Card>
  );
}
