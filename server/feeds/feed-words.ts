import type { FeedLanguage } from '../../shared/feeds.ts';
import type { ProcessState, StationState } from '../../shared/states.ts';

interface FeedWords {
  /** Before the title of a process. */
  expected: string;
  due: string;
  standsAt: string;
  expectations: string;
  everything: string;
  /** Where there are more than a feed tells. */
  only: (most: number) => string;
  process: Readonly<Record<ProcessState, string>>;
  station: Readonly<Record<StationState, string>>;
}

/** The words of feeds, which are read far from the pages and their languages. */
export const feedWords: Readonly<Record<FeedLanguage, FeedWords>> = {
  en: {
    expected: 'Likely done',
    due: 'Due',
    standsAt: 'Stands at',
    expectations: 'expected finishes',
    everything: 'all processes',
    only: (most) => `Only the ${most} that are due first.`,
    process: {
      running: 'under way',
      submitted: 'submitted',
      completed: 'completed',
      expired: 'expired',
      deleted: 'deleted',
      failed: 'failed',
      closed: 'closed',
    },
    station: {
      waiting: 'not opened yet',
      opened: 'opened the link',
      filling: 'filling the form',
      submitted: 'submitted',
      expired: 'expired',
      deleted: 'deleted',
      failed: 'failed',
    },
  },
  he: {
    expected: 'סיום צפוי',
    due: 'מועד יעד',
    standsAt: 'נמצא אצל',
    expectations: 'מועדי סיום צפויים',
    everything: 'כל התהליכים',
    only: (most) => `רק ${most} התהליכים שמועדם הקרוב ביותר.`,
    process: {
      running: 'בתהליך',
      submitted: 'הוגש',
      completed: 'הושלם',
      expired: 'פג תוקף',
      deleted: 'נמחק',
      failed: 'נכשל',
      closed: 'נסגר',
    },
    station: {
      waiting: 'טרם נפתח',
      opened: 'הקישור נפתח',
      filling: 'הטופס במילוי',
      submitted: 'הוגש',
      expired: 'פג תוקף',
      deleted: 'נמחק',
      failed: 'נכשל',
    },
  },
};
