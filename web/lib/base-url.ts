/**
 * Where the application is mounted. The server writes `<base href>` into the page at run time, so one
 * build serves any sub-path; nothing may assume the root.
 */
export function appUrl(path: string): URL {
  return new URL(path, document.baseURI);
}

/** The mount path without its closing slash: '' at the root, '/sub' below one. */
export function basePath(): string {
  return new URL(document.baseURI).pathname.replace(/\/[^/]*$/, '');
}
