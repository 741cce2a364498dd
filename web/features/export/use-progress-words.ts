import { useTranslation } from 'react-i18next';
import type { ExportProgress } from '../../../shared/export.ts';
import { formatSize } from '../../lib/format-size.ts';

/** How far a file is, in a sentence; null until the server has heard of it. */
export function useProgressWords(progress: ExportProgress | null): string {
  const { t, i18n } = useTranslation('export');
  const size = formatSize(progress?.bytes ?? 0, i18n.language);
  return t(`progress.${progress?.state ?? 'running'}`, { size });
}
