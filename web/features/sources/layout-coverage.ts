import type { Provider, SeenType, Source } from '../../../shared/source.ts';
import { otherTypes, setUpTypes } from './type-coverage.ts';

/** One kind of delivery; `name` is null for all those together that this version does not know. */
export interface CoverageColumn {
  id: string;
  name: string | null;
}

export interface CoverageCell {
  /** Null where nothing of the kind ever came. */
  seen: Omit<SeenType, 'vendorType'> | null;
  /** True where it should have come. */
  isMissing: boolean;
}

export interface CoverageRow {
  source: Source;
  /** One for each column. */
  cells: CoverageCell[];
  /** Names of what is not set up. */
  missing: string[];
}

/** Not the name of any type. */
const unknown = '';

/**
 * A table of sources and types. Types with a webhook of their own always have a column, other known ones where they
 * came at all; the unknown ones share one, for a sender can make up any number of them. A source that has brought
 * nothing yet has no row: of it there is nothing to compare.
 */
export function layoutCoverage(
  sources: readonly Source[],
  provider: Provider,
): { columns: CoverageColumn[]; rows: CoverageRow[] } {
  const arrived = new Set(sources.flatMap(({ types }) => types.map(({ vendorType }) => vendorType)));
  const known = new Set(provider.types.map(({ vendorType }) => vendorType));
  const columns: CoverageColumn[] = provider.types
    .filter(({ vendorType, isSetUp }) => isSetUp || arrived.has(vendorType))
    .map(({ vendorType, name }) => ({ id: vendorType, name }));
  if ([...arrived].some((vendorType) => !known.has(vendorType))) columns.push({ id: unknown, name: null });
  const speaking = sources.filter(({ types }) => types.length > 0);
  const rows = speaking.map((source): CoverageRow => {
    const types = [...setUpTypes(source, provider), ...otherTypes(source, provider)];
    const cells = columns.map(({ id }): CoverageCell => {
      if (id === unknown) return { seen: together(source.types, known), isMissing: false };
      const { seen = null, isMissing = false } = types.find(({ vendorType }) => vendorType === id) ?? {};
      return { seen, isMissing };
    });
    const missing = types.filter(({ isMissing }) => isMissing).map(({ name }) => name);
    return { source, cells, missing };
  });
  return { columns, rows };
}

function together(types: readonly SeenType[], known: ReadonlySet<string>): CoverageCell['seen'] {
  const strange = types.filter(({ vendorType }) => !known.has(vendorType));
  const lastAt = strange
    .map((each) => each.lastAt)
    .sort()
    .at(-1);
  if (lastAt === undefined) return null;
  return {
    count: strange.reduce((sum, { count }) => sum + count, 0),
    quarantined: strange.reduce((sum, { quarantined }) => sum + quarantined, 0),
    lastAt,
  };
}
