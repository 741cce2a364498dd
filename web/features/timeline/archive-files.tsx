import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ArchivedFile } from '../../../shared/archive.ts';
import { formatSize } from '../../lib/format-size.ts';
import { isolate } from '../../lib/isolate.ts';
import styles from './archive-panel.module.css';
import { ArchiveRow } from './archive-row.tsx';
import { deliveryFileUrl } from './queries.ts';
import { ShortId } from './short-id.tsx';

/** The files that came with an archive: what each was, to the byte, and the file itself where it was kept. */
export function ArchiveFiles({ files, deliveryId }: { files: readonly ArchivedFile[]; deliveryId: number }) {
  const { t, i18n } = useTranslation('timeline');
  return (
    <ArchiveRow name={t('archive.files')} items={files}>
      {({ index, kind, name, mediaType, size, sha256, isKept }) => (
        <>
          <bdi className={styles.name}>{name}</bdi>
          <span className={styles.quiet}>
            {t(`archive.kinds.${kind}`)} · <bdi>{mediaType}</bdi> ·{' '}
            {size === null ? t('archive.noSize') : formatSize(size, i18n.language)}
          </span>
          {sha256 === null ? null : (
            <ShortId
              word={t('archive.fingerprint')}
              id={sha256}
              copy={t('archive.copyHash', { name: isolate(name) })}
            />
          )}
          {isKept ? (
            <a
              className={styles.download}
              href={deliveryFileUrl(deliveryId, index)}
              aria-label={t('archive.downloadOf', { name: isolate(name) })}
              download
            >
              <Download size={13} aria-hidden="true" />
              {t('archive.download')}
            </a>
          ) : (
            <span className={styles.quiet}>{t('archive.notKept')}</span>
          )}
        </>
      )}
    </ArchiveRow>
  );
}
