import { useTranslation } from 'react-i18next';

/** Those that there are words for; a later version of the server may have others. */
const knownSettings = ['appId', 'appEnv', 'verification', 'apiKey', 'apiUrl', 'webhookId'] as const;

export type KnownSetting = (typeof knownSettings)[number];

export function knownSetting(name: string): KnownSetting | undefined {
  return knownSettings.find((each) => each === name);
}

/** What people call a setting of a vendor. */
export function useSettingName(): (name: string) => string {
  const { t } = useTranslation('sources');
  return (name) => {
    const known = knownSetting(name);
    return known === undefined ? name : t(`vendor.setting.${known}.name`);
  };
}
