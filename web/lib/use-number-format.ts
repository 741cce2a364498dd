import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Whole numbers with the separators of the page's language. */
export function useNumberFormat(): Intl.NumberFormat {
  const { language } = useTranslation().i18n;
  return useMemo(() => new Intl.NumberFormat(language), [language]);
}
