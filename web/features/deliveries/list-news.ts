import type { Delivery } from '../../../shared/delivery.ts';

/** A page of the list as the cache holds it, newest first. */
export interface ListPage {
  items: Delivery[];
  nextCursor: string | null;
  /** Number up to which nothing of the list is missing above its first row. 0 on all but the first page. */
  upTo: number;
}

/** The newest deliveries of the list's verdict, of whatever source. */
export interface News {
  items: readonly Delivery[];
  /** Null where there are no older ones. */
  nextCursor: string | null;
}

/** What came and stands on no row, newest first. */
export interface Waiting {
  items: Delivery[];
  /** More came than the news hold: the list has to be read again. */
  isMore: boolean;
}

/** So many rows stay where new ones come in by themselves, so that a page that is left open does not grow for ever. */
const most = 400;
const kept = 200;

export function waitingFor(pages: readonly ListPage[], news: News, source: string | null): Waiting {
  const [first] = pages;
  if (first === undefined) return { items: [], isMore: false };
  const top = newest(pages);
  const oldest = news.items.at(-1)?.id ?? 0;
  return {
    items: news.items.filter((each) => each.id > top && (source === null || each.source === source)),
    isMore: news.nextCursor !== null && oldest > Math.max(first.upTo, top) + 1,
  };
}

/** The same rows, with what became of them since. */
export function patchRows(pages: readonly ListPage[], news: News): ListPage[] {
  const told = new Map(news.items.map((each) => [each.id, each]));
  return pages.map((page) => ({ ...page, items: page.items.map((each) => told.get(each.id) ?? each) }));
}

/** The rows with the waiting ones above them. Where `isLeftAlone`, nobody looks further down. */
export function withWaiting(
  pages: readonly ListPage[],
  waiting: Waiting,
  upTo: number,
  isLeftAlone: boolean,
): ListPage[] {
  const [first, ...rest] = pages;
  if (first === undefined) return [];
  const whole = [{ ...first, items: [...waiting.items, ...first.items], upTo }, ...rest];
  const items = whole.flatMap((page) => page.items);
  if (!isLeftAlone || items.length <= most) return whole;
  const shown = items.slice(0, kept);
  return [{ items: shown, nextCursor: String(shown.at(-1)?.id), upTo }];
}

function newest(pages: readonly ListPage[]): number {
  return pages[0]?.items[0]?.id ?? 0;
}
