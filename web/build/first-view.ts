interface Modules {
  getModuleInfo: (id: string) => { isEntry: boolean; importers: readonly string[] } | null;
}

/**
 * Names the one file for all that the page cannot begin without: left alone, the bundler makes a file of whatever a
 * later page uses too, and many small files pack worse than one.
 */
export function createFirstView(): (id: string, modules: Modules) => string | null {
  const known = new Map<string, boolean>();
  const isNeeded = (id: string, modules: Modules): boolean => {
    const found = known.get(id);
    if (found !== undefined) return found;
    // Two modules that import each other are needed where somebody else needs one of them.
    known.set(id, false);
    const info = modules.getModuleInfo(id);
    const needed =
      info !== null && (info.isEntry || info.importers.some((importer) => isNeeded(importer, modules)));
    known.set(id, needed);
    return needed;
  };
  return (id, modules) => (isNeeded(id, modules) ? 'first' : null);
}
