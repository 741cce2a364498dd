import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockCheck, Provider, Source } from '../../../shared/source.ts';
import { useAction } from '../../lib/use-action.ts';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useSourceVerbs } from './queries.ts';
import { ZoneDialog } from './zone-dialog.tsx';
import styles from './zone-field.module.css';

/** Vendor times that lie no further from arrival than this fit their zone; in milliseconds. */
const fits = 5 * 60_000;
/** Zones differ by this much or a multiple of it; in milliseconds. */
const halfHour = 30 * 60_000;

/** The zone in which vendor times are read, whether it fits what arrived, and a way to another one. */
export function ZoneField({ source, provider }: { source: Source; provider: Provider }) {
  const { t } = useTranslation('sources');
  const { change } = useSourceVerbs();
  const { busy, fault, run } = useAction();
  const [isChanging, setIsChanging] = useState(false);
  const words = useClockWords();
  const number = useNumberFormat();
  const { timeZone, zone, clock } = source;
  const proposal = clock?.proposal ?? null;
  return (
    <div className={styles.zone}>
      <span className={styles.label}>{t('zone.label')}</span>
      <div className={styles.value}>
        <bdi>{timeZone ?? t('zone.usual', { zone, vendor: provider.name })}</bdi>
        <Button look="quiet" aria-label={t('zone.changeLabel')} onClick={() => setIsChanging(true)}>
          {t('zone.change')}
        </Button>
      </div>
      {clock === null || proposal === null ? (
        <p className={styles.explain}>{words.check(clock)}</p>
      ) : (
        <Banner
          tone="late"
          action={
            <Button disabled={busy} onClick={() => run(() => change(source.id, { timeZone: proposal }))}>
              {t('zone.accept', { zone: proposal })}
            </Button>
          }
        >
          <strong>{t('zone.wrong')}</strong>{' '}
          {t('zone.proposal', {
            amount: number.format(clock.samples),
            span: words.span(Math.round(clock.median / halfHour) * halfHour),
            proposal,
          })}{' '}
          {t('zone.afterwards')}
        </Banner>
      )}
      <p className={styles.fault} role="alert">
        {fault}
      </p>
      {isChanging ? (
        <ZoneDialog source={source} provider={provider} onClose={() => setIsChanging(false)} />
      ) : null}
    </div>
  );
}

function useClockWords() {
  const { t, i18n } = useTranslation('sources');
  const time = useTimeFormat();
  const number = useNumberFormat();
  /** Tenths of a second matter only below ten. */
  const span = (ms: number) => {
    const size = Math.abs(ms);
    if (size >= 10_000) return time.span(size);
    const unit = { style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(i18n.language, unit).format(size / 1000);
  };
  return {
    span,
    check(clock: ClockCheck | null): string {
      if (clock === null) return t('zone.early');
      const told = { count: clock.samples, amount: number.format(clock.samples), span: span(clock.median) };
      return Math.abs(clock.median) <= fits ? t('zone.fits', told) : t('zone.off', told);
    },
  };
}
