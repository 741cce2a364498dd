import { loadWords } from '../../../lib/i18n.ts';
import { createPart } from '../../../lib/part.ts';

/** What the usual columns can do without. */
export const moreColumns = createPart(async () => {
  const [{ MoreCell }, { MoreHead }] = await Promise.all([
    import('./more-cell.tsx'),
    import('./more-head.tsx'),
    loadWords('columns'),
  ]);
  return { MoreCell, MoreHead };
});
