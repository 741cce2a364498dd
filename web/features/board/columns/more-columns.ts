import { loadWords } from '../../../lib/i18n.ts';
import { createPart } from '../../../lib/part.ts';

/** What the usual columns can do without. */
export const moreColumns = createPart(async () => {
  const [{ MoreCell }, { MoreHead }, { SidewaysBar }] = await Promise.all([
    import('./more-cell.tsx'),
    import('./more-head.tsx'),
    import('./sideways-bar.tsx'),
    loadWords('columns'),
  ]);
  return { MoreCell, MoreHead, SidewaysBar };
});
