import type { PrivacyRule } from '../provider.ts';

/**
 * What of Cellosign's bodies is not stored unless a source keeps it. By name at any depth, since types that are not
 * documented (the storage callback, Send SMS) may carry the same. The author, the device and the names of recipients
 * stay. So do labels: the customer's own words, which the board is searched by.
 */
const labels = ['**.labels.**'];

const atAnyDepth = (...names: string[]) => names.map((name) => `**.${name}`);

export const rules: readonly PrivacyRule[] = [
  {
    id: 'ip',
    paths: atAnyDepth('ip', 'ip_address', 'client_ip', 'remote_ip', 'remote_addr', 'remote_address'),
    except: labels,
    isAlways: false,
    kind: 'value',
  },
  {
    id: 'position',
    paths: atAnyDepth(
      ...['latitude', 'longitude', 'altitude', 'accuracy', 'lat', 'lng', 'lon'],
      ...['geocoder', 'geolocation', 'coordinates'],
    ),
    except: labels,
    isAlways: false,
    kind: 'value',
  },
  {
    id: 'card',
    paths: atAnyDepth(
      'provider_transaction_result.**',
      ...['card_mask', 'card_id', 'card_no', 'card_number', 'card_expiration', 'auth_number', 'cvv', 'cvv2'],
    ),
    except: [
      ...labels,
      ...atAnyDepth(
        ...['currency', 'card_brand', 'credit_company'].map((name) => `provider_transaction_result.${name}`),
      ),
    ],
    isAlways: false,
    kind: 'value',
  },
  {
    id: 'form_values',
    paths: atAnyDepth(
      ...['data.**.value', 'data.**.meta.**', 'fields.**.value', 'fields.**.meta.**'],
      ...['change.**.value', 'change.**.meta.**', 'integrations.**.payload'],
    ),
    except: labels,
    isAlways: false,
    kind: 'value',
  },
  {
    id: 'addresses',
    paths: atAnyDepth(
      ...['address', 'recipient_address', 'email', 'email_address', 'to', 'cc', 'bcc'],
      ...['phone', 'phone_number', 'mobile', 'mobile_number', 'msisdn'],
    ),
    except: labels,
    isAlways: false,
    kind: 'value',
  },
  { id: 'files', paths: atAnyDepth('content'), except: labels, isAlways: false, kind: 'file' },
];
