import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Provider, Refusal, Source } from '../../../shared/source.ts';
import { isolate } from '../../lib/isolate.ts';
import { useNow } from '../../lib/now.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { Banner } from '../../ui/banner.tsx';

/** The last request with wrong credentials: what it showed and what is expected, so that it can be mended. */
export function RefusalBanner({ source, provider }: { source: Source; provider: Provider }) {
  const { t, i18n } = useTranslation('sources');
  const time = useTimeFormat();
  const now = useNow();
  if (source.lastRefusal === null) return null;
  const at = Date.parse(source.lastRefusal.at);
  return (
    <Banner tone="late">
      <strong title={time.full(at)}>{t('refusal.when', { ago: time.ago(at, now) })}</strong>{' '}
      {t('refusal.why')} {whatCame(t, source, source.lastRefusal, provider.name)}{' '}
      {whatIsExpected(t, i18n.language, source)}
      {source.types.some(({ lastAt }) => Date.parse(lastAt) > at) ? ` ${t('refusal.since')}` : null}
    </Banner>
  );
}

function whatCame(
  t: TFunction<'sources'>,
  { credentials }: Source,
  { scheme, user }: Refusal,
  vendor: string,
): string {
  if (scheme === null) return t('refusal.none', { vendor });
  if (scheme === 'Basic' && user === null) return t('refusal.basicNameless', { vendor });
  if (scheme === 'Basic') return t('refusal.basic', { vendor, user: isolate(user ?? '') });
  if (scheme === 'Bearer') return t('refusal.bearer', { vendor });
  if (credentials.some((each) => each.scheme === 'header' && each.name === scheme))
    return t('refusal.header', { name: isolate(scheme) });
  return t('refusal.other', { vendor, scheme: isolate(scheme) });
}

function whatIsExpected(t: TFunction<'sources'>, language: string, { credentials }: Source): string {
  if (credentials.length === 0) return t('refusal.expectedShared');
  const words = credentials.map(({ scheme, name }) =>
    t(`refusal.expects.${scheme}`, { name: isolate(name ?? '') }),
  );
  const list = new Intl.ListFormat(language, { type: 'disjunction' }).format(new Set(words));
  return t('refusal.expected', { list });
}
