import type { ExportContent, ExportFormat } from './format.ts';

/** One JSON document, a process per line: `{"processes":[{"process":…,"events":[…]}, …]}`. */
export const json: ExportFormat = { type: 'application/json; charset=utf-8', extension: 'json', write };

async function* write({ processes }: ExportContent): AsyncGenerator<string> {
  let separator = '{"processes":[\n';
  for await (const { process, events } of processes) {
    yield separator + JSON.stringify({ process, events });
    separator = ',\n';
  }
  yield separator === ',\n' ? '\n]}\n' : '{"processes":[]}\n';
}
