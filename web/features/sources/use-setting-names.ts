import { useTranslation } from 'react-i18next';
import { useSettingName } from './use-setting-name.ts';

/** Several settings of a vendor, as a sentence names them. */
export function useSettingNames(): (names: readonly string[]) => string {
  const { i18n } = useTranslation();
  const nameOf = useSettingName();
  return (names) => new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names.map(nameOf));
}
