import { useTranslation } from 'react-i18next';

/** What a privacy rule removes, in words; a rule that has none yet is called by its id. */
export function useRuleName(): (id: string) => string {
  const { t, i18n } = useTranslation('payload');
  return (id) => (i18n.exists(`payload:rules.${id}`) ? t(`rules.${id}` as 'rules.ip') : id);
}
