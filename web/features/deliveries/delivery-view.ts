import { deliveryKind } from '../../../shared/delivery.ts';
import { deliveriesPath } from '../../lib/paths.ts';
import type { DeliveryFilter } from '../../lib/query-keys.ts';

/** All that decides what the page of deliveries shows. It lives in the address. */
export interface DeliveryView extends DeliveryFilter {
  /** The delivery that is open; null without one. */
  open: number | null;
}

/** Reads an address; what it does not understand there counts as not said. */
export function readView(search: string): DeliveryView {
  const params = new URLSearchParams(search);
  const wanted = deliveryKind.safeParse(params.get('verdict'));
  const open = params.get('open') ?? '';
  return {
    verdict: wanted.success ? wanted.data : null,
    source: params.get('source'),
    open: /^[1-9]\d{0,14}$/u.test(open) ? Number(open) : null,
  };
}

/** The path of a view, for the router. */
export function viewPath({ verdict, source, open }: DeliveryView): string {
  const params = new URLSearchParams();
  if (verdict !== null) params.set('verdict', verdict);
  if (source !== null) params.set('source', source);
  if (open !== null) params.set('open', String(open));
  const text = params.toString();
  return text === '' ? deliveriesPath : `${deliveriesPath}?${text}`;
}
