import { isTimeZone } from '../../shared/is-time-zone.ts';
import type { Provider } from '../providers/provider.ts';
import type { SourceSettings } from '../store/source.ts';
import type { Seal } from './seal.ts';

/** What a person sets on a source, as it came; null takes a vendor setting away. */
interface GivenSettings {
  timeZone?: string | null | undefined;
  keeps?: readonly string[] | undefined;
  vendor?: Readonly<Record<string, string | null>> | undefined;
}

/** In a sentence what is wrong with settings for a source of this provider; null where nothing is. */
export function faultIn(
  provider: Provider,
  { timeZone, keeps = [], vendor = {} }: GivenSettings,
): string | null {
  if (timeZone != null && !isTimeZone(timeZone))
    return `timeZone: there is no zone "${timeZone}"; an IANA name is needed, such as Asia/Jerusalem or UTC.`;
  const exempt = provider.rules.flatMap(({ id, isAlways }) => (isAlways ? [] : [id]));
  const rule = keeps.find((each) => !exempt.includes(each));
  if (rule !== undefined) return `keeps: no source of ${provider.name} can be exempt from a rule "${rule}".`;
  const names = provider.settings.map(({ name }) => name);
  const setting = Object.keys(vendor).find((each) => !names.includes(each));
  if (setting !== undefined) return `vendor: ${provider.name} has no setting "${setting}".`;
  const given = Object.entries(vendor).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return provider.faultInSettings(Object.fromEntries(given) as Record<string, string>);
}

/** The vendor's settings with changes, the secret ones sealed. */
export function changeVendorSettings(
  provider: Provider,
  before: Pick<SourceSettings, 'vendor' | 'sealed'>,
  changes: Readonly<Record<string, string | null>>,
  seal: Seal,
): Pick<SourceSettings, 'vendor' | 'sealed'> {
  const vendor = new Map(Object.entries(before.vendor));
  const sealed = new Map(Object.entries(before.sealed));
  for (const { name, isSecret } of provider.settings) {
    const value = changes[name];
    const kept = isSecret ? sealed : vendor;
    if (value === null) kept.delete(name);
    else if (value !== undefined) kept.set(name, isSecret ? seal.seal(value) : value);
  }
  return { vendor: Object.fromEntries(vendor), sealed: Object.fromEntries(sealed) };
}
