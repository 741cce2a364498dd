import type { ExportedProcess } from './timeline-rows.ts';

/** One JSON document, a process per line: `{"processes":[{"process":…,"events":[…]}, …]}`. */
export async function* toJson(processes: AsyncIterable<ExportedProcess>): AsyncGenerator<string> {
  let separator = '{"processes":[\n';
  for await (const each of processes) {
    yield separator + JSON.stringify(each);
    separator = ',\n';
  }
  yield separator === ',\n' ? '\n]}\n' : '{"processes":[]}\n';
}
