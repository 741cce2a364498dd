import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { mostMegabytes, type Provider, type Refusal, type Source } from '../../../shared/source.ts';
import { isolate } from '../../lib/isolate.ts';
import { useNow } from '../../lib/now.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { Banner } from '../../ui/banner.tsx';
import { isPast } from './is-past.ts';

/** The last request that was refused: what was wrong with it and what is expected, so that it can be mended. */
export function RefusalBanner({ source, provider }: { source: Source; provider: Provider }) {
  const { t, i18n } = useTranslation('sources');
  const time = useTimeFormat();
  const now = useNow();
  const { lastRefusal } = source;
  if (lastRefusal === null) return null;
  const at = Date.parse(lastRefusal.at);
  const isOver = isPast(lastRefusal, source);
  return (
    <Banner tone={isOver ? 'waiting' : 'late'}>
      <strong title={time.full(at)}>
        {t(isOver ? 'refusal.whenPast' : 'refusal.when', { ago: time.ago(at, now) })}
      </strong>{' '}
      {whatWasWrong(t, lastRefusal, provider.name)}{' '}
      {isOver ? t('refusal.since') : whatIsExpected(t, i18n.language, source, lastRefusal)}
    </Banner>
  );
}

function whatWasWrong(
  t: TFunction<'sources'>,
  { why, scheme, user, reason }: Refusal,
  vendor: string,
): string {
  const isNameless = user === null && (why === 'user' || why === 'client');
  return t(isNameless ? `refusal.nameless.${why}` : `refusal.why.${why}`, {
    vendor,
    scheme: isolate(scheme ?? ''),
    user: isolate(user ?? ''),
    reason: isolate(reason ?? ''),
    most: mostMegabytes,
  });
}

/** Empty where the refusal was for something else than credentials. */
function whatIsExpected(
  t: TFunction<'sources'>,
  language: string,
  { access, credentials }: Source,
  { why }: Refusal,
): string {
  const isOfRequest = ['tooLarge', 'mediaType', 'busy', 'unreadable', 'page', 'closed', 'guesses'].includes(
    why,
  );
  if (isOfRequest || access === 'closed') return '';
  if (access !== 'own') return t(`refusal.expected.${access}`);
  const words = credentials.map(({ scheme, name }) =>
    t(`refusal.expects.${scheme}`, { name: isolate(name ?? '') }),
  );
  const list = new Intl.ListFormat(language, { type: 'disjunction' }).format(new Set(words));
  return t('refusal.expected.own', { list });
}
