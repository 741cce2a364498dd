import type { Provider, SeenType, Source } from '../../../shared/source.ts';

/** What one source has brought of one vendor type. */
export interface TypeCoverage {
  vendorType: string;
  /** As the vendor's settings have it; the type itself where this version does not know it. */
  name: string;
  /** Null while it never came. */
  seen: SeenType | null;
  /** True where it never came although what cannot come without it did: its webhook is not set up. */
  isMissing: boolean;
}

const loggedIn = 'WHEF_CLIENT_LOGGED_IN';
const loaded = 'WHEF_CLIENT_FORM_LOADED';
const submitted = 'WHEF_CLIENT_FORM_SUBMITTED';

/** What must have happened before; "created" is not among it, as a session on its own may not tell of it. */
const preceding: Readonly<Record<string, readonly string[]>> = {
  [loaded]: [loggedIn],
  [submitted]: [loggedIn, loaded],
  WHP_ARCHIVE: [loggedIn, loaded, submitted],
};

/** The types that have a webhook of their own, in the order in which they are set up. */
export function setUpTypes({ types }: Pick<Source, 'types'>, provider: Provider): TypeCoverage[] {
  const expected = new Set(types.flatMap(({ vendorType }) => preceding[vendorType] ?? []));
  return provider.types
    .filter(({ isSetUp }) => isSetUp)
    .map(({ vendorType, name }) => {
      const seen = types.find((each) => each.vendorType === vendorType) ?? null;
      return { vendorType, name, seen, isMissing: seen === null && expected.has(vendorType) };
    });
}

/** What else it brought: types that need no webhook of their own, and those that this version does not know. */
export function otherTypes({ types }: Pick<Source, 'types'>, provider: Provider): TypeCoverage[] {
  return types.flatMap((seen) => {
    const known = provider.types.find(({ vendorType }) => vendorType === seen.vendorType);
    if (known?.isSetUp === true) return [];
    return { vendorType: seen.vendorType, name: known?.name ?? seen.vendorType, seen, isMissing: false };
  });
}
