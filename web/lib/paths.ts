/** Links inside the application, for the router: they begin with `/` and know nothing of the mount path. */
export const boardPath = '/';
/** The same views as the board's: its address with another beginning. */
export const stationsPath = '/stations';
export const wallboardPath = '/wallboard';
export const deliveriesPath = '/deliveries';
export const sourcesPath = '/sources';
export const settingsPath = '/settings';

export function sourcePath(id: number): string {
  return `${sourcesPath}/${id}`;
}

export function workflowPath(workflow: string): string {
  return `/?${new URLSearchParams({ workflow }).toString()}`;
}

/** The board with a search in it. */
export function boardSearchPath(q: string): string {
  return `/?${new URLSearchParams({ q }).toString()}`;
}

/** The board with one of its filters. */
export function boardStatePath(state: string): string {
  return `/?${new URLSearchParams({ state }).toString()}`;
}

/** `source` only matters where two sources share a process id. `at` is a moment of its past, in epoch milliseconds. */
export function processPath(processId: string, source?: string, at: number | null = null): string {
  const path = `/processes/${encodeURIComponent(processId)}`;
  const params = new URLSearchParams(source === undefined ? {} : { source });
  if (at !== null) params.set('at', new Date(at).toISOString());
  return params.size === 0 ? path : `${path}?${params.toString()}`;
}

/** The list of deliveries with one of them open. */
export function deliveryPath(id: number): string {
  return `${deliveriesPath}?open=${id}`;
}
