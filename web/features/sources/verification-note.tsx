import { useTranslation } from 'react-i18next';
import type { Provider, Source } from '../../../shared/source.ts';
import { isolate } from '../../lib/isolate.ts';
import { useNow } from '../../lib/now.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { Banner } from '../../ui/banner.tsx';
import { missingSettings } from './missing-settings.ts';
import { useSettingNames } from './use-setting-names.ts';

/** Why a vendor that is to be asked about each event is not, or gives no answer. */
export function VerificationNote({ source, provider }: { source: Source; provider: Provider }) {
  const { t } = useTranslation('sources');
  const namesOf = useSettingNames();
  const time = useTimeFormat();
  const now = useNow();
  const { vendorTrouble } = source;
  if (source.vendor['verification'] !== 'vendor') return null;
  const missing = missingSettings(source, provider.verificationNeeds ?? []);
  const vendor = provider.name;
  if (missing.length > 0) {
    return (
      <Banner tone="late">
        <strong>{t('vendor.unasked', { vendor })}</strong>{' '}
        {t('vendor.missing', { names: namesOf(missing), vendor })}
      </Banner>
    );
  }
  if (vendorTrouble === null) return null;
  const since = Date.parse(vendorTrouble.since);
  const { kind } = vendorTrouble;
  const told = { ago: time.ago(since, now), cause: isolate(vendorTrouble.cause), vendor };
  return (
    <Banner tone="late">
      <strong title={time.full(since)}>
        {t(kind === 'refused' ? 'vendor.unwelcome' : 'vendor.unanswered', { vendor })}
      </strong>{' '}
      {t(`vendor.${kind}`, told)}
    </Banner>
  );
}
