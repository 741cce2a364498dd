import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { closeOver } from '../../lib/over-entry.ts';
import type { DeliveryFilter } from '../../lib/query-keys.ts';
import { readView, viewPath, type DeliveryView } from './delivery-view.ts';

export interface DeliveryViewControl {
  view: DeliveryView;
  /** Back undoes it. */
  choose: (change: Partial<DeliveryFilter>) => void;
  /** Where the list as it is stands with that delivery open, for a link. */
  pathOf: (id: number) => string;
  close: () => void;
}

export function useDeliveryView(): DeliveryViewControl {
  const search = useSearch();
  const [, navigate] = useLocation();
  const view = useMemo(() => readView(search), [search]);
  const choose = useCallback(
    (change: Partial<DeliveryFilter>) =>
      navigate(viewPath({ ...readView(window.location.search), ...change, open: null })),
    [navigate],
  );
  const pathOf = useCallback((id: number) => viewPath({ ...view, open: id }), [view]);
  const close = useCallback(() => closeOver(underneath()), []);
  return { view, choose, pathOf, close };
}

/** The address of the page with no delivery open, as the browser has it, the mount path included. */
function underneath(): string {
  const params = new URLSearchParams(window.location.search);
  params.delete('open');
  const search = params.toString();
  return search === '' ? window.location.pathname : `${window.location.pathname}?${search}`;
}
