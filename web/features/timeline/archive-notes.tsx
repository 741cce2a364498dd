import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Process } from '../../../shared/process.ts';
import { sourcePath } from '../../lib/paths.ts';
import { useSources } from '../../lib/use-sources.ts';
import styles from './archive-panel.module.css';

export interface ArchiveNotesProps {
  process: Process;
  /** Steps that only the archive told. */
  missing: number;
  /** Every file that came was kept. */
  isKept: boolean;
}

/** What is to be thought of it, and where it can be changed: nothing is lost, but a webhook or a switch may be missing. */
export function ArchiveNotes({ process, missing, isKept }: ArchiveNotesProps) {
  const { t } = useTranslation('timeline');
  const { data } = useSources();
  if (missing === 0 && isKept) return null;
  const source = data?.items.find(
    ({ provider, slug }) => provider === process.provider && slug === process.source,
  );
  return (
    <p className={styles.notes}>
      {missing === 0 ? null : <span>{t('archive.missingNote', { count: missing })}</span>}
      {isKept ? null : <span>{t('archive.keptNote')}</span>}
      {source === undefined ? null : (
        <Link href={sourcePath(source.id)}>
          {t('archive.toSource')} <bdi>{source.workflow}</bdi>
        </Link>
      )}
    </p>
  );
}
