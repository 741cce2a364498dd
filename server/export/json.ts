import type { ExportContent, ExportFormat } from './format.ts';

/**
 * One JSON document, a process per line: `{"processes":[{"process":…,"events":[…]}, …]}`. Of the past it begins with
 * `"asOf"`, the moment.
 */
export const json: ExportFormat = { type: 'application/json; charset=utf-8', extension: 'json', write };

async function* write({ processes, provenance: { moment = null } }: ExportContent): AsyncGenerator<string> {
  const asOf = moment === null ? '' : `"asOf":"${new Date(moment).toISOString()}",`;
  const head = `{${asOf}"processes":[`;
  let separator = `${head}\n`;
  for await (const { process, events } of processes) {
    yield separator + JSON.stringify({ process, events });
    separator = ',\n';
  }
  yield separator === ',\n' ? '\n]}\n' : `${head}]}\n`;
}
