import { useTranslation } from 'react-i18next';
import type { Provider, Source } from '../../../shared/source.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { knownSetting, useSettingName } from './use-setting-name.ts';

/** Settings that take one of a few values; left out, none of them counts. */
const choices: Partial<Record<string, readonly ('vendor' | 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION')[]>> = {
  appEnv: ['DEVELOPMENT', 'STAGING', 'PRODUCTION'],
  verification: ['vendor'],
};

export interface VendorSettingFieldProps {
  setting: Provider['settings'][number];
  source: Source;
  /** What was typed and not saved yet; undefined where it was not touched, null where it is to be taken away. */
  change: string | null | undefined;
  onChange: (value: string | null) => void;
}

/** One setting of a vendor. A secret one can be replaced or taken away, but not read. */
export function VendorSettingField({ setting, source, change, onChange }: VendorSettingFieldProps) {
  const { t } = useTranslation('sources');
  const nameOf = useSettingName();
  const { name, isSecret } = setting;
  const known = knownSetting(name);
  const label = nameOf(name);
  const hint = known === undefined ? {} : { hint: t(`vendor.setting.${known}.hint`) };
  const value = change === undefined ? (source.vendor[name] ?? '') : (change ?? '');
  const take = (typed: string) => onChange(typed === '' ? null : typed);
  const offered = choices[name];
  if (offered !== undefined) {
    const options = [
      { value: '', words: t('vendor.unset') },
      ...offered.map((choice) => ({ value: choice, words: t(`vendor.choice.${choice}`) })),
    ];
    return <SelectField label={label} {...hint} value={value} options={options} onValue={take} />;
  }
  if (!isSecret)
    return <TextField label={label} {...hint} value={value} onValue={take} mono spellCheck={false} />;
  const isSet = source.sealed.includes(name) && change !== null;
  return (
    <TextField
      label={label}
      {...hint}
      type="password"
      autoComplete="new-password"
      mono
      value={value}
      placeholder={t(isSet ? 'vendor.isSet' : 'vendor.unset')}
      onValue={take}
    />
  );
}
