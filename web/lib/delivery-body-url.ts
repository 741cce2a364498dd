import { appUrl } from './base-url.ts';

/** Where the bytes of a delivery can be downloaded. */
export function deliveryBodyUrl(id: number): string {
  return appUrl(`api/deliveries/${id}/body`).href;
}
