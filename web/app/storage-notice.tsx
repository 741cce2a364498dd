import { useTranslation } from 'react-i18next';
import type { Storage } from '../../shared/api.ts';
import styles from './storage-notice.module.css';

/**
 * The one thing about the server that everybody has to know: it stands on every page, and cannot be put away, since
 * who sees it is seldom the one who can mend it.
 */
export function StorageNotice({ storage: { low, refusing, bytesLeft } }: { storage: Storage }) {
  const { t, i18n } = useTranslation('storage');
  const words = refusing ? (low ? 'full' : 'unwritable') : 'low';
  const left = formatBytes(bytesLeft ?? 0, i18n.language);
  return (
    <p className={`${styles.notice} ${refusing ? styles.refusing : styles.low}`}>
      <strong className={styles.title}>{t(`${words}.title`, { left })}</strong> {t(`${words}.explain`)}
    </p>
  );
}

/** In the unit in which disks are sold, rounded down. */
function formatBytes(bytes: number, language: string): string {
  const isLarge = bytes >= 1e9;
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: isLarge ? 'gigabyte' : 'megabyte',
    maximumFractionDigits: isLarge ? 1 : 0,
    roundingMode: 'floor',
  });
  return format.format(bytes / (isLarge ? 1e9 : 1e6));
}
