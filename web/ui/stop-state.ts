import type { TFunction } from 'i18next';
import type { Stop } from './line-layout.ts';

/** What the state of a stop is called. Nobody submits an archive: once it is there, all is completed. */
export function stopState({ kind, mark }: Stop, isRequest: boolean, t: TFunction<'states'>): string {
  if (kind === 'archive' && mark === 'submitted') return t('process.completed');
  return t(`${isRequest ? 'signer' : 'station'}.${mark}`);
}
