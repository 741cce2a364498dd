import type { TFunction } from 'i18next';
import type { TimeFormat } from '../../lib/format-time.ts';
import { isolate } from '../../lib/isolate.ts';
import type { NowPhrase } from './now-phrase.ts';

export interface NowWords {
  headline: string;
  detail: string;
  tone: 'plain' | 'late' | 'bad';
  /** On a phone the station joins the headline and the detail stands at the end of the line. */
  shortHeadline: string;
  shortDetail: string;
}

type T = TFunction<['board', 'states']>;

/** A phrase in the words of the page: what happens now in the headline, for how long or where below it. */
export function nowWords(phrase: NowPhrase, isRequest: boolean, t: T, time: TimeFormat): NowWords {
  const whole = isRequest ? 'request' : 'process';
  switch (phrase.kind) {
    case 'preparing':
      return plain(t(`states:${whole}.running`), '');
    case 'completed': {
      const detail = phrase.span === null ? '' : t('now.in', { span: time.span(phrase.span) });
      return plain(t(`states:${whole}.completed`), detail);
    }
    case 'submitted': {
      const last = isRequest ? t('now.completion') : t('now.archive');
      const next = phrase.next === null ? last : t('now.next', { station: isolate(phrase.next) });
      const words = plain(t(`states:${whole}.submitted`), next);
      if (phrase.quiet !== null) return { ...words, ...sayQuiet(phrase.quiet, t, time) };
      return phrase.late === null ? words : { ...words, ...sayLate(phrase.late, t, time) };
    }
    case 'closed': {
      const detail = phrase.station === null ? '' : t('now.at', { station: isolate(phrase.station) });
      return plain(t(`states:${whole}.closed`), detail);
    }
    case 'ended': {
      const headline = t(`states:${whole}.${phrase.state}`);
      const station = phrase.station === null ? null : isolate(phrase.station);
      const at = station === null ? '' : t('now.at', { station });
      return {
        headline,
        detail: phrase.neverOpened ? t('now.neverOpened') : at,
        tone: phrase.state === 'deleted' ? 'plain' : 'bad',
        shortHeadline: station === null ? headline : `${headline} · ${station}`,
        shortDetail: phrase.neverOpened ? t('now.neverOpened') : '',
      };
    }
    case 'open': {
      const headline = t(`states:${isRequest ? 'signer' : 'station'}.${phrase.state}`);
      const station = isolate(phrase.station);
      const span = phrase.span === null ? '' : time.span(phrase.span);
      const short = { shortHeadline: `${headline} · ${station}`, shortDetail: span };
      if (phrase.quiet !== null)
        return { headline, ...short, tone: 'plain', ...sayQuiet(phrase.quiet, t, time) };
      if (phrase.late !== null) return { headline, ...short, ...sayLate(phrase.late, t, time) };
      if (span === '') return { headline, detail: station, tone: 'plain', ...short };
      const detail =
        phrase.others === 0
          ? t('now.for', { station, span })
          : t('now.forMore', { station, span, count: phrase.others });
      return { headline, detail, tone: 'plain', ...short };
    }
  }
}

function sayLate(late: { dwell: number; limit: number }, t: T, time: TimeFormat) {
  return {
    detail: t('now.past', { limit: time.dwell(late.limit) }),
    shortDetail: t('now.pastShort', { span: time.dwell(late.dwell), limit: time.dwell(late.limit) }),
    tone: 'late' as const,
  };
}

/** Whoever was silent for so long is hardly late any more. */
function sayQuiet(span: number, t: T, time: TimeFormat) {
  const words = t('now.quiet', { span: time.span(span) });
  return { detail: words, shortDetail: words };
}

function plain(headline: string, detail: string): NowWords {
  return { headline, detail, tone: 'plain', shortHeadline: headline, shortDetail: detail };
}
