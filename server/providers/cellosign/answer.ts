import type { Provider } from '../provider.ts';

/**
 * The bodies that Cellosign judges a delivery by: `status` is text, "0" or "-1". `data` stays empty, since its
 * values would be written into the customer's form.
 */
export const accept: Provider['accept'] = ({ vendorType, processId }, timelineUrl) => {
  if (vendorType === 'WHP_ARCHIVE' && processId !== null) {
    const document = { reference: processId, public_link: timelineUrl(processId) };
    return JSON.stringify({ status: '0', document, errordesc: '' });
  }
  if (vendorType === 'WHEF_SESSION_CREATED') return '{"status":"0","errordesc":""}';
  return '{"status":"0","errordesc":"","data":[]}';
};

export const refuse: Provider['refuse'] = (vendorType, reason) =>
  vendorType === 'WHP_ARCHIVE'
    ? JSON.stringify({ status: '-1', document: null, errordesc: reason })
    : JSON.stringify({ status: '-1', errordesc: reason });
