type Members = Record<string, unknown>;

/**
 * Makes lists of the members at these paths (names from the top, joined by dots; `*` for each item), in place. XML
 * tells a list of one like the one thing in it, an empty one like nothing at all, and some writers put the items into
 * an element of their own: `<sessions><item>…</item></sessions>`.
 */
export function restoreLists(body: unknown, paths: readonly string[]): void {
  for (const path of paths) restoreAt(body, path.split('.'));
}

function restoreAt(value: unknown, [name, ...rest]: readonly string[]): void {
  if (name === '*') {
    if (Array.isArray(value)) for (const each of value) restoreAt(each, rest);
  } else if (name !== undefined && isMembers(value) && Object.hasOwn(value, name)) {
    if (rest.length === 0) value[name] = toList(value[name]);
    else restoreAt(value[name], rest);
  }
}

function toList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (value === null) return [];
  const [inner, ...others] = isMembers(value) ? Object.values(value) : [];
  const isWrapper = others.length === 0 && typeof inner === 'object' && inner !== null;
  return isWrapper ? (Array.isArray(inner) ? inner : [inner]) : [value];
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
