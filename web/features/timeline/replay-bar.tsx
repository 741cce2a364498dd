import { Pause, Play } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { replayLength } from './replay-scale.ts';
import styles from './replay-bar.module.css';
import { unseen } from '../../ui/unseen.ts';
import { timeOn, type TimeScale } from './time-scale.ts';
import type { Replay } from './use-replay.ts';

export interface ReplayBarProps {
  replay: Replay;
  scale: TimeScale;
  /** The moment that was asked for could not be had: the present is still shown. */
  failed: boolean;
}

/** Goes back to any moment of the process, and plays on from there. Space plays and pauses. */
export function ReplayBar({ replay, scale, failed }: ReplayBarProps) {
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  const number = useNumberFormat();
  const { moment, playing, speed } = replay;
  useShortcuts({ ' ': replay.toggle });
  const place = moment === null ? replayLength : scale.x(moment);
  const words = moment === null ? t('replay.present') : time.full(moment);
  // A focused scrubber has no use of its own for the space bar.
  const press = (event: KeyboardEvent): void => {
    if (event.key !== ' ') return;
    event.preventDefault();
    replay.toggle();
  };
  return (
    <div
      className={`${styles.bar} ${moment === null ? '' : styles.past}`}
      role="group"
      aria-label={t('replay.label')}
    >
      <button type="button" className={styles.play} onClick={replay.toggle} aria-keyshortcuts="Space">
        {playing ? (
          <Pause size={13} fill="currentColor" aria-hidden="true" />
        ) : (
          <Play size={13} fill="currentColor" className={styles.triangle} aria-hidden="true" />
        )}
        {t(playing ? 'replay.pause' : 'replay.play')}
      </button>
      <input
        type="range"
        className={styles.scrubber}

        min={0}
        max={replayLength}
        step={1}
        value={Math.round(place)}
        aria-label={t('replay.moment')}
        aria-valuetext={words}
        onKeyDown={press}
        onChange={({ target }) => {
          const next = Number(target.value);
          replay.show(next >= replayLength ? null : timeOn(scale.stretches, next));
        }}
      />
      <button type="button" className={styles.speed} onClick={replay.faster} title={t('replay.speed')}>
        <span className={unseen}>{t('replay.speed')}: </span>
        <bdi>{number.format(speed)}×</bdi>
      </button>
      <bdi className={styles.when}>
        {failed ? t('replay.failed') : moment === null ? t('replay.present') : time.dateTime(moment)}
      </bdi>
    </div>
  );
}
