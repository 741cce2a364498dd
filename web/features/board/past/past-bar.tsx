import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../lib/now.ts';
import { useTimeFormat } from '../../../lib/use-time-format.ts';
import { PastNote } from '../../../ui/past-note.tsx';
import type { Past } from '../use-past.ts';
import styles from './past-bar.module.css';
import { nearestMoment, pastMoments } from './past-moments.ts';
import { firstMomentOptions } from './queries.ts';
import { zoneOffset } from './zone-offset.ts';

const minute = 60_000;
/** Long enough not to ask for each moment that a thumb passes. */
const settleTime = 120;

/** Goes back to any moment since the first process began; over it stands for which moment, and the way back. */
export function PastBar({ past: { at, wasAsked, travel, leave } }: { past: Past }) {
  const { t } = useTranslation('past');
  const time = useTimeFormat();
  const { data: first, isError } = useQuery(firstMomentOptions);
  const now = Math.floor(useNow() / minute) * minute;
  const moments = useMemo(
    () => (first == null ? [] : pastMoments(first, now, zoneOffset(time.zone))),
    [first, now, time.zone],
  );
  const [dragged, setDragged] = useState<number | null>(null);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const slider = useRef<HTMLInputElement>(null);
  const isHere = moments.length > 0;
  useEffect(() => {
    if (wasAsked && isHere) slider.current?.focus();
  }, [wasAsked, isHere]);

  const place = dragged ?? (at === null ? moments.length : nearestMoment(moments, at));
  const shown = dragged === null ? at : (moments[dragged] ?? null);
  const words = shown === null ? t('now') : time.dateTime(shown);
  const go = (next: number) => {
    setDragged(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      setDragged(null);
      travel(moments[next] ?? null);
    }, settleTime);
  };

  return (
    <div className={`${styles.bar} ${at === null ? '' : styles.past}`} role="group" aria-label={t('label')}>
      <span className={styles.when}>
        <bdi>{isError ? t('failed') : words}</bdi>
        <bdi className={styles.zone}>{time.zone}</bdi>
      </span>
      <button
        type="button"
        className={styles.step}
        aria-label={t('earlier')}
        disabled={place <= 0}
        onClick={() => go(place - 1)}
      >
        <ChevronLeft size={16} className={styles.arrow} aria-hidden="true" />
      </button>
      <span className={styles.scale}>
        <input
          ref={slider}
          type="range"
          className={styles.slider}
          min={0}
          max={Math.max(1, moments.length)}
          step={1}
          value={isHere ? place : 1}
          disabled={!isHere}
          aria-label={t('moment')}
          aria-valuetext={words}
          onChange={({ target }) => go(Number(target.value))}
        />
        <span className={styles.ends} aria-hidden="true">
          <bdi>{isHere && first != null ? time.date(first) : ''}</bdi>
          <span>{t('now')}</span>
        </span>
      </span>
      <button
        type="button"
        className={styles.step}
        aria-label={t('later')}
        disabled={place >= moments.length}
        onClick={() => go(place + 1)}
      >
        <ChevronRight size={16} className={styles.arrow} aria-hidden="true" />
      </button>
      <button type="button" className={styles.step} aria-label={t('close')} onClick={leave}>
        <X size={16} aria-hidden="true" />
      </button>
      {at === null ? null : (
        <PastNote words={t('asOf')} moment={at} back={t('back')} onPresent={() => travel(null)} />
      )}
    </div>
  );
}
