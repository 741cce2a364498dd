import type { PrivacyRule } from '../provider.ts';

/**
 * What of Cellosign's bodies is not stored unless a source keeps it. By name at any depth, since types that are not
 * documented (the storage callback, Send SMS) may carry the same. The author, the device and the names of recipients
 * stay. So do labels: the customer's own words, which the board is searched by.
 */
const labels = ['**.labels.**'];

const atAnyDepth = (...names: string[]) => names.map((name) => `**.${name}`);

const addressesOfDevices = [
  ...['ip_address', 'client_ip', 'user_ip', 'source_ip', 'remote_ip', 'remote_addr', 'remote_address'],
  // What proxies tell of whom they speak for.
  ...['forwarded', 'forwarded_for', 'x_forwarded_for', 'real_ip', 'x_real_ip'],
  ...['true_client_ip', 'cf_connecting_ip'],
];

/** As members of JSON and as headers are written. */
function spellings(name: string): string[] {
  const words = name.split('_');
  const capitals = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const [first = '', ...rest] = words;
  const camel = [first, ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
  return [...new Set([name, words.join('-'), capitals.join('-'), camel, name.toUpperCase()])];
}

export const rules: readonly PrivacyRule[] = [
  {
    id: 'ip',
    paths: atAnyDepth('ip', 'IP', ...addressesOfDevices.flatMap(spellings)),
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
  // A vendor's terminal may add what nobody has documented, under any name.
  { id: 'card_number', paths: ['**.payments.**'], except: labels, isAlways: false, kind: 'cardNumber' },
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
