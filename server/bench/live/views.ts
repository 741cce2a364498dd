import { processPage } from '../../../shared/api.ts';
import { maxVisible, type Follow } from '../../../shared/live.ts';
import { fetchJson } from '../fetch.ts';

/** What people look at, with the share of them. */
const searches = [
  { q: '', share: 0.35 },
  { q: 'state:running', share: 0.15 },
  { q: 'workflow:recruitment', share: 0.1 },
  { q: 'workflow:account-opening state:running', share: 0.1 },
  { q: 'CUSTOMER_TAG:north', share: 0.05 },
  { q: 'BRANCH:044 state:running', share: 0.05 },
  { q: 'at:manager', share: 0.05 },
  { q: 'levi', share: 0.05 },
] as const;
/** The rest has one process open. */
const depth = 4;

/** Views of so many people: searches, pages further and further down, and single processes. */
export async function mixedViews(url: string, count: number): Promise<Follow[]> {
  const views: Follow[] = [];
  const ids: string[] = [];
  for (const { q, share } of searches) {
    const pages = await pagesOf(url, q, maxVisible, depth);
    ids.push(...pages.flatMap(({ visible }) => visible ?? []));
    for (let index = 0; index < Math.floor(count * share); index += 1) {
      const page = pages[index % pages.length];
      // Half of them have not scrolled: the first page of a list is shorter.
      const isTop = index % 2 === 0;
      if (page) views.push(isTop ? { ...page, visible: pages[0]?.visible?.slice(0, 50) ?? [] } : page);
    }
  }
  for (let index = 0; views.length < count; index += 1) {
    const processId = ids[(index * 37) % ids.length];
    views.push(processId === undefined ? { q: '', visible: [] } : { processId });
  }
  return views;
}

/** Everybody on the first page of the board. */
export async function sameView(url: string, count: number): Promise<Follow[]> {
  const [page] = await pagesOf(url, '', 50, 1);
  return Array.from({ length: count }, () => page ?? {});
}

async function pagesOf(url: string, q: string, limit: number, count: number): Promise<Follow[]> {
  const pages: Follow[] = [];
  let cursor: string | null = null;
  while (pages.length < count) {
    const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const list = await fetchJson(`${url}/api/processes?limit=${limit}&q=${encodeURIComponent(q)}${next}`);
    const { items, seq, nextCursor } = processPage.parse(list);
    pages.push({ q, after: seq, visible: items.map(({ processId }) => processId) });
    cursor = nextCursor;
    if (cursor === null) break;
  }
  return pages;
}
