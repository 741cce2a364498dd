import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Process } from '../../../shared/process.ts';
import { useRemoveTest } from '../../lib/use-remove-test.ts';
import { overRowLink } from '../../ui/row-link.ts';
import styles from './remove-test.module.css';

/** Takes a test off the board, from its own badge. */
export function RemoveTest({ process }: { process: Process }) {
  const { t } = useTranslation('states');
  const removeTest = useRemoveTest();
  const [busy, setBusy] = useState(false);
  return (
    <button
      type="button"
      className={`${styles.remove} ${overRowLink}`}
      disabled={busy}
      aria-label={t('removeTest')}
      title={t('removeTest')}
      onClick={() => {
        setBusy(true);
        void removeTest(process).finally(() => setBusy(false));
      }}
    >
      <X size={13} aria-hidden="true" />
    </button>
  );
}
