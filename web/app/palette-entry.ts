/** Something that the palette leads to or does. */
export interface PaletteEntry {
  /** Unique among all entries. */
  id: string;
  words: string;
  /** What stands beside it, such as the state of a process; '' for nothing. */
  hint: string;
  act: () => void;
}

export interface PaletteGroup {
  /** Its heading. */
  value: string;
  items: PaletteEntry[];
}

/** Those in whose words every typed word occurs, whatever its case. */
export function matchingEntries(entries: readonly PaletteEntry[], typed: string): PaletteEntry[] {
  const wanted = typed.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return entries.filter(({ words }) => {
    const text = words.toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
