import { useTranslation } from 'react-i18next';
import type { PasteValue } from './paste-values.ts';

/** All values of one webhook as lines to keep beside the vendor's settings. */
export function useCopyText(): (type: string, values: readonly PasteValue[]) => string {
  const { t } = useTranslation('sources');
  return (type, values) =>
    [
      `${t('paste.type')}: ${type}`,
      ...values.map(({ field, text, ending = '' }) => {
        return `${t(`paste.${field}`)}: ${text ?? t('paste.hidden', { ending })}`;
      }),
    ].join('\n');
}
