import type { Source } from '../../../shared/source.ts';

/** Which field of the vendor's settings a value belongs to. */
export type PasteField =
  | 'url'
  | 'headerName'
  | 'headerValue'
  | 'basicName'
  | 'basicValue'
  | 'oauthUrl'
  | 'oauthName'
  | 'oauthValue'
  | 'bearerValue'
  | 'contentType';

export interface PasteValue {
  field: PasteField;
  /** Null for a secret that nobody can see any more; `ending` then tells it apart. */
  text: string | null;
  ending?: string;
}

export interface PasteOptions {
  /** What is known of secrets, by the id of their credential. */
  secrets: ReadonlyMap<number, string>;
  /** Whether the vendor asks for a content type. */
  hasContentType: boolean;
}

/** All that has to be entered at the vendor, in the order of its settings; of two credentials the newer ones. */
export function pasteValues(source: Source, { secrets, hasContentType }: PasteOptions): PasteValue[] {
  const values: PasteValue[] = [{ field: 'url', text: source.url }];
  const credential = source.credentials.at(-1);
  if (credential !== undefined) {
    const { scheme, name, ending } = credential;
    if (scheme === 'oauth') values.push({ field: 'oauthUrl', text: source.tokenUrl ?? '' });
    if (scheme !== 'bearer') values.push({ field: `${scheme}Name`, text: name ?? '' });
    values.push({ field: `${scheme}Value`, text: secrets.get(credential.id) ?? null, ending });
  }
  if (hasContentType) values.push({ field: 'contentType', text: 'application/json' });
  return values;
}
