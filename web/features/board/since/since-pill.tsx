import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { newsKinds } from '../../../../shared/news.ts';
import { useNow } from '../../../lib/now.ts';
import { useTimeFormat } from '../../../lib/use-time-format.ts';
import type { BoardView } from '../board-view.ts';
import { sawAll } from './look.ts';
import { remember } from './looks.ts';
import styles from './since-pill.module.css';
import { useNews, type Missed } from './use-news.ts';

export interface SincePillProps {
  view: BoardView;
  /** Number of the log that the board knows of. */
  seq: number;
  /** Shows only what changed after that number; null shows all. */
  onOnly: (since: number | null) => void;
}

/** What changed in this search since the person last looked: in kinds, as a filter, and done with by one click. */
export function SincePill({ view, seq, onOnly }: SincePillProps) {
  const { t } = useTranslation('since');
  const missed = useNews(view, seq);
  const isOnly = view.since !== null;
  if (missed === null && !isOnly) return null;
  return (
    <div className={styles.pill}>
      <button
        type="button"
        className={styles.only}
        aria-pressed={isOnly}
        title={
          missed !== null && missed.kinds.noted > 0 ? `${t('onlyHint')} ${t('notedHint')}` : t('onlyHint')
        }
        onClick={() => onOnly(isOnly ? null : (missed?.after ?? null))}
      >
        {missed === null ? t('shown') : <Told missed={missed} />}
        <span className={styles.rest}>
          {' · '}
          <b>{isOnly ? t('all') : t('only')}</b>
        </span>
      </button>
      {missed === null ? null : (
        <button
          type="button"
          className={styles.seen}
          aria-label={t('seen')}
          title={t('seen')}
          onClick={() => {
            remember(sawAll);
            if (isOnly) onOnly(null);
          }}
        >
          <Check size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

/** On a phone there is room for their number alone. */
function Told({ missed }: { missed: Missed }) {
  const { t, i18n } = useTranslation('since');
  const time = useTimeFormat();
  const now = useNow();
  const { at, returnedAt, kinds, total, capped } = missed;
  const told = newsKinds.filter((kind) => kinds[kind] > 0);
  const words: string[] = told.map((kind) => t(`kinds.${kind}`, { count: kinds[kind] }));
  if (capped) words.push(t('more'));
  const list = new Intl.ListFormat(i18n.language, { style: 'short', type: 'unit' });
  const isOn = (day: number) => time.date(at) === time.date(day);
  const from = isOn(now) ? time.clock(at) : time.dateTime(at);
  const to = isOn(returnedAt) ? time.clock(returnedAt) : time.dateTime(returnedAt);
  return (
    <>
      <span className={styles.wide}>{t('told', { from, to, news: list.format(words) })}</span>
      <span className={styles.narrow}>
        {`${total}${capped ? '+' : ''}`}
        <span className={styles.rest}> {t('short', { from })}</span>
      </span>
    </>
  );
}
