import type { Provider } from '../providers/provider.ts';
import type { Source } from '../store/source.ts';

/** The zone in which a source's times without one are read: its own, else the setting, else the vendor's. */
export function timeZoneOf(source: Source, setting: string | null, provider: Provider): string {
  return source.timeZone ?? setting ?? provider.timeZone;
}
