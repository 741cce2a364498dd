import type { FeedLanguage } from '../../shared/feeds.ts';

interface FeedWords {
  /** Before the title of a process. */
  expected: string;
  due: string;
  standsAt: string;
  expectations: string;
  everything: string;
  /** Where there are more than a feed tells. */
  only: (most: number) => string;
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
  },
  he: {
    expected: 'סיום צפוי',
    due: 'מועד יעד',
    standsAt: 'נמצא אצל',
    expectations: 'מועדי סיום צפויים',
    everything: 'כל התהליכים',
    only: (most) => `רק ${most} התהליכים שמועדם הקרוב ביותר.`,
  },
};
